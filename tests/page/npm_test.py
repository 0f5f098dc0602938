#!/usr/bin/python3
"""Runs one of the page's npm scripts as a test: npm_test.py PAGE_FOLDER SCRIPT.

Where the page's tools are not installed it is skipped, and says what to do."""

import os
import shutil
import subprocess
import sys

SKIPPED = 77


def main():
    page, script = sys.argv[1:]
    if shutil.which("npm") is None:
        print("skipped: npm is not installed; ./dev test installs it (packages.list, [page])")
        return SKIPPED
    if not os.path.isdir(os.path.join(page, "node_modules")):
        print(f"skipped: the page's modules are not installed; run: npm ci --prefix {page}")
        return SKIPPED
    return subprocess.run(["npm", "run", "--silent", script], cwd=page, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
