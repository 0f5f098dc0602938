"""docs/bring-up.md names only what is there. Usage: bring_up.py ROOT KNEADCTL; exits 1 on any finding.

- Every `kneadctl COMMAND ... --option` is one that the program has.
- Every unit that systemctl or journalctl is told is a file of systemd/, every other file of ours too.
- Every GPIO line of the wiring table is the same in the board's file, and none is missing.
"""
import pathlib
import re
import subprocess
import sys
import tomllib

CODE = re.compile(r"`([^`\n]+)`|^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\bkneadctl ([a-z-]+)((?: [^`|,;&]+)?)")
UNIT = re.compile(r"\b(knead[\w-]*\.(?:service|target))\b")
SHIPPED = re.compile(r"(?<![\w/.])(simulated\.conf|knead\.(?:sysusers|tmpfiles)|70-knead\.rules)\b")
LINE = re.compile(r"^\| (GPIO\d+) \| `(\w+)` \|", re.MULTILINE)


def code(text):
    return [inline or block for inline, block in CODE.findall(text)]


def help_of(kneadctl, command):
    done = subprocess.run([kneadctl, command, "--help"], capture_output=True, text=True, timeout=60)
    return done.stdout if done.returncode == 0 else None


def unknown_commands(pieces, kneadctl):
    for piece in pieces:
        for command, rest in COMMAND.findall(piece):
            said = help_of(kneadctl, command)
            if said is None:
                yield f"kneadctl has no command {command}"
                continue
            for option in re.findall(r"--[a-z-]+", rest):
                if not re.search(rf"(?<![\w-]){option}(?![\w-])", said):
                    yield f"kneadctl {command} has no option {option}"


def absent_files(pieces, units):
    for piece in pieces:
        for name in UNIT.findall(piece) + SHIPPED.findall(piece):
            if not (units / name).exists() and not piece.startswith("/etc"):
                yield f"systemd/ has no {name}"


def wrong_lines(text, board):
    told = {signal: line for line, signal in LINE.findall(text)}
    wired = {wire["signal"]: wire["line"] for wire in board["input"] + board["output"]}
    for signal in sorted(told.keys() | wired.keys()):
        if told.get(signal) != wired.get(signal):
            yield f"{signal} is {told.get(signal)} on the page and {wired.get(signal)} in the board's file"


def findings(text, root, kneadctl):
    pieces = code(text)
    board = tomllib.loads((root / "config/linux/reference.toml").read_text(encoding="utf-8"))
    return [*unknown_commands(pieces, kneadctl), *absent_files(pieces, root / "systemd"), *wrong_lines(text, board)]


def main():
    root, kneadctl = pathlib.Path(sys.argv[1]), sys.argv[2]
    text = (root / "docs/bring-up.md").read_text(encoding="utf-8")
    found = findings(text, root, kneadctl)
    # A check that finds nothing in a page full of mistakes is no check.
    wrong = text.replace("kneadctl doctor --seconds", "kneadctl doctor --minutes").replace("kneadctl watch", "kneadctl wach") \
        .replace("knead.target", "kneed.target knead-x.target").replace("| GPIO24 |", "| GPIO42 |")
    kinds = [w.split()[0] for w in findings(wrong, root, kneadctl)]
    if not {"kneadctl", "systemd/", "enable"} <= set(kinds) or len([k for k in kinds if k == "kneadctl"]) < 2:
        found.append(f"this check does not find mistakes: {kinds}")
    print("\n".join([*found, f"{len(found)} findings"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
