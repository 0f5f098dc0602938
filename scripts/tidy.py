"""clang-tidy over the compilation database, on all cores, skipping what was clean before.

A file is clean as long as it, the project headers and protobuf files that it reaches, its compile command, .clang-tidy
and the tool are what they were: their digest is the name of a stamp in ~/.cache/knead/tidy ($XDG_CACHE_HOME), where the
next clone finds it too.
Usage: tidy.py BUILD_DIR JOBS [--tests]   (--tests: the tests too, without the analyzer, which GoogleTest's
macros keep busy for most of a minute a file)
"""

import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

TOOL = "clang-tidy-19"
# GCC's flags that clang does not know are no finding of ours.
EXTRA = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-unused-command-line-argument"]
# And these stop it: it is given commands without them.
GCC_ONLY = re.compile(r" -mmem(?:cpy|set)-strategy=\S+")
# The analyzer looks deep where a mistake presses on a person. At the edges Boost, CLI11 and toml++ would keep
# it busy for up to 40 s a file; there it looks shallow, one function at a time.
DEEP = ("control", "hal")
SHALLOW = [f"--extra-arg={flag}" for flag in ("-Xclang", "-analyzer-config", "-Xclang", "mode=shallow")]
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
IMPORT = re.compile(rb'^import "([^"]+)"', re.MULTILINE)
ROOT = pathlib.Path(__file__).resolve().parent.parent
STAMPS = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "knead" / "tidy"


@functools.lru_cache(maxsize=None)
def content(path):
    return path.read_bytes()


def source_of(name):
    """What is written by hand of an included header: itself, or the protobuf file that it is made from."""
    return ROOT / (f"proto/{name.removesuffix('.pb.h')}.proto" if name.endswith(".pb.h") else name)


@functools.lru_cache(maxsize=None)
def project_includes(path):
    """The headers of this repository that a file names itself, and the protobuf files that one imports."""
    pattern = IMPORT if path.suffix == ".proto" else INCLUDE
    found = (ROOT / "proto" / name if path.suffix == ".proto" else source_of(name)
             for name in map(bytes.decode, pattern.findall(content(path))))
    return tuple(sorted(p for p in found if p.is_file()))


def reached(path):
    """The file and everything of this repository that it includes, directly or not."""
    seen, todo = set(), [path]
    while todo:
        current = todo.pop()
        if current not in seen:
            seen.add(current)
            todo += project_includes(current)
    return sorted(seen)


def room(entry):
    """The top folder that a file is in."""
    return pathlib.Path(entry["file"]).relative_to(ROOT).parts[0]


def options(entry):
    if room(entry) == "tests":
        return [*EXTRA, "--checks=-clang-analyzer-*"]
    return EXTRA if room(entry) in DEEP else EXTRA + SHALLOW


@functools.lru_cache(maxsize=None)
def tool_version():
    return subprocess.run([TOOL, "--version"], capture_output=True, text=True, check=True).stdout


def digest(entry, build):
    """The same in every clone: where it lies is taken out of the command."""
    command = entry["command"].replace(str(build), "BUILD").replace(str(ROOT), "ROOT")
    state = hashlib.sha256()
    state.update(tool_version().encode())
    state.update(content(ROOT / ".clang-tidy"))
    state.update(" ".join(options(entry) + [command]).encode())
    for path in reached(pathlib.Path(entry["file"])):
        state.update(content(path))
    return state.hexdigest()


def ours(entry, build):
    path = pathlib.Path(entry["file"])
    return path.is_relative_to(ROOT) and not path.is_relative_to(build) and path.is_file()


def examine(entry, commands):
    """`commands` is the folder of the database that clang understands."""
    began = time.monotonic()
    done = subprocess.run(
        [TOOL, "-p", commands, "--quiet", *options(entry), entry["file"]], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr, time.monotonic() - began


def main():
    build, jobs = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    STAMPS.mkdir(parents=True, exist_ok=True)
    database = json.loads(GCC_ONLY.sub("", (build / "compile_commands.json").read_text()))
    with_tests = "--tests" in sys.argv[3:]
    entries = {e["file"]: e for e in database if ours(e, build) and (with_tests or room(e) != "tests")}
    todo = {f: e for f, e in entries.items() if not (STAMPS / digest(e, build)).exists()}
    print(f"{len(entries)} files, {len(entries) - len(todo)} unchanged since they were clean", file=sys.stderr)

    failures = 0
    with tempfile.TemporaryDirectory() as commands, concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        (pathlib.Path(commands) / "compile_commands.json").write_text(json.dumps(database))
        running = {pool.submit(examine, e, commands): e for e in todo.values()}
        for number, future in enumerate(concurrent.futures.as_completed(running), 1):
            entry = running[future]
            code, out, err, seconds = future.result()
            name = pathlib.Path(entry["file"]).relative_to(ROOT)
            print(f"[{number}/{len(todo)}] {name} {seconds:.1f} s{'' if code == 0 else '  FOUND'}", file=sys.stderr)
            if code == 0:
                (STAMPS / digest(entry, build)).touch()
            else:
                failures += 1
                print(out + "".join(line + "\n" for line in err.splitlines() if "error:" in line))
    print(f"clang-tidy: {len(entries)} files, {failures} with findings")
    return 1 if failures or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
