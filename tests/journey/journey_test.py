"""Runs the journey's tests in Node, with the built programs and the built page; skips with a reason.

Usage: journey_test.py SOURCE BUILD NAME.test.mjs
"""

import os
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77


def missing(source):
    if not shutil.which("node"):
        return "Node is not installed (packages.list, [page])"
    if not pathlib.Path("/usr/bin/chromium").exists():
        return "Chromium is not installed (packages.list, [test])"
    if not (source / "tests/journey/node_modules").is_dir():
        return "the modules are not installed: npm ci --prefix tests/journey"
    if not (source / "display/page/dist/index.html").is_file():
        return "the page is not built: npm ci and npm run build in display/page"
    return None


def main():
    source, build, name = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    if reason := missing(source):
        print(f"skipped: {reason}")
        return SKIPPED
    surroundings = os.environ | {
        "KNEAD_BIN": str(build / "bin"),
        "KNEAD_SOURCE": str(source),
        "KNEAD_PAGE": str(source / "display/page/dist"),
        "KNEAD_PICTURES": str(build / "pictures"),
    }
    return subprocess.run(["node", "--test", str(source / "tests/journey" / name)], env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
