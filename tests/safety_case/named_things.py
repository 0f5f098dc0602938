"""named_things.py ROOT: every file and every test that docs/safety-case.md names is there.

A safety case that names a test which was renamed or dropped claims what nobody shows any more.
"""

import pathlib
import re
import sys

PAGE = "docs/safety-case.md"
TEST_MACRO = re.compile(r"^\s*TEST(?:_F|_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\)", re.MULTILINE)
QUOTED = re.compile(r"`([^`\s]+)`")
A_TEST = re.compile(r"[A-Z]\w*\.\w+")
A_FILE = re.compile(r"(?:\w+/)+\w+\.\w+")


def tests_in(root):
    found = set()
    for source in (root / "tests").rglob("*.cpp"):
        found |= {".".join(names) for names in TEST_MACRO.findall(source.read_text())}
    return found


def missing(page, tests, is_file):
    """What the page names and nobody has, in the order of the page; and how much it names."""
    lost, named = [], 0
    for name in QUOTED.findall(page):
        if A_TEST.fullmatch(name):
            named += 1
            if name not in tests:
                lost.append(f"no test {name}")
        elif A_FILE.fullmatch(name):
            named += 1
            if not is_file(name):
                lost.append(f"no file {name}")
    return lost, named


def main(root):
    lost, named = missing((root / PAGE).read_text(), tests_in(root), lambda name: (root / name).is_file())
    for line in lost:
        print(f"{PAGE}: {line}")
    print(f"{PAGE}: {named} things named, {len(lost)} missing")
    return 1 if lost or named == 0 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
