"""Makes docs/care.md: each care rule with its words, where it is enforced and what proves it.

Usage: care_page.py --rules PROGRAM ROOT           prints the page
       care_page.py --rules PROGRAM --check ROOT   exits 1 if docs/care.md is stale, and names every rule that no
                                                   code enforces or no test proves

The words come from PROGRAM (care_rules.cpp), the places from the sources themselves: code names a rule as CR-07 or
Rule::cr07, a test has CR_07 in its name. A test that only mentions a rule proves nothing and is not listed.
"""

import argparse
import pathlib
import re
import subprocess
import sys

# Where a rule can be enforced, and what of it only names rules: the nouns that everybody shares, and what measures
# from outside whether the rules were kept.
CODE = ("control", "config", "daemon", "display", "hal")
NOT_CODE = ("control/types", "daemon/simulate", "daemon/evaluate")
NOT_TESTS = ("tests/docs",)  # they speak of rules that are none
CODE_SUFFIXES = {".cpp", ".hpp", ".toml"}
TEST_SUFFIXES = {".cpp", ".py", ".txt"}

PROGRAMMES = "config/programmes"
MANY_PROGRAMMES = 3

IN_CODE = re.compile(r"\b(?:CR-|Rule::cr)(\d\d)\b")
IN_NAME = re.compile(r"CR_(\d\d)(?!\d)")
NAMES = [
    re.compile(r"\b(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP)\(\s*(\w+)\s*,\s*(\w+)"),  # GoogleTest, RapidCheck
    re.compile(r"^class (\w+)\(.*TestCase\)|^    def (test_\w+)\(", re.MULTILINE),  # unittest
    re.compile(r"add_test\(NAME ([\w-]+)/(\w+)"),  # CTest
]

HEAD = """# The care rules

What the therapeutic-massage literature asks of a massage for a person with chronic low-back pain or a herniated disc,
as rules that the chair keeps. Where a rule acts, its id is told with what happened ([reasons](reasons.md)). The words
are those of `control/types/rule.cpp`; the places are found in the sources: code that enforces a rule names its id, a
test that proves it has it in its name. Made by `cmake --build --preset release --target care_page`; do not edit it.

Knead is not a medical device. A doctor's word goes before anything that it decides.

Checked by: `ctest -R docs/every_care_rule`, which fails when a rule has no code or no test, or when this page is stale.
"""

TAIL = """
## What is assumed

Where the literature is silent the product decides, on the side of care:

- A massage that ended within its first minute does not use up the day's massage of the course: it was nothing but the
  lightest stroking of a warm-up that has at least three (CR-10), and whoever sat badly may begin again. What it gave
  stays in the day's dose. One in which pain, discomfort or distress was counts from its first second (CR-15), and several
  of a day add up (CR-19). `kCountsFrom` in [control/care/course](../control/care/course.hpp).
- Pregnancy and implants (a pacemaker, another device, metal in the spine) forbid a massage by machine: vibration, warmth and
  pressure were tried on neither. With an implant a doctor may allow it; the question says so. Medicine against clotting is
  asked by itself, for it bleeds as a disease of the blood does (CR-02).
- Numbness of the groin, water or stool that cannot be held or passed, and a leg that becomes weak are signs of a pressed
  cauda equina. Each is asked by itself, a yes says to see a doctor at once, and it forbids every massage (CR-02, "any
  other serious pathology"). [control/care/question](../control/care/question.cpp).
- What pulls, presses or pricks the back at home is a power technique too: with a herniated disc in the lower back it is
  withheld (CR-04), with any other "ask your doctor first" stands before it (CR-43).
"""


def rules(program):
    lines = subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return dict(line.split("\t") for line in lines)


def sources(root, folders, suffixes, without=()):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix in suffixes and not name.startswith(tuple(f"{n}/" for n in without)):
                yield name, path.read_text()


def enforced(root):
    """Rule id -> the files that name it; header and source count as one."""
    places = {}
    for name, text in sources(root, CODE, CODE_SUFFIXES, NOT_CODE):
        for number in set(IN_CODE.findall(text)):
            stems = places.setdefault(f"CR-{number}", {})
            stem = name.removesuffix(".hpp").removesuffix(".cpp")
            if name.endswith(".cpp") or stem not in stems:
                stems[stem] = name
    return places


def test_names(text):
    """Every test of a file, as ctest or unittest shows it."""
    for suite, name in NAMES[0].findall(text) + NAMES[2].findall(text):
        yield f"{suite}.{name}"
    suite = ""
    for case, name in NAMES[1].findall(text):
        suite = case or suite
        if name:
            yield f"{suite}.{name}"


def proven(root):
    """Rule id -> (test, file)."""
    tests = {}
    for name, text in sources(root, ("tests",), TEST_SUFFIXES, NOT_TESTS):
        for test in test_names(text):
            for number in sorted(set(IN_NAME.findall(test))):
                tests.setdefault(f"CR-{number}", []).append((test, name))
    return tests


def in_one_line(stems):
    """Links to these places; a rule that most programmes keep names their folder once."""
    programmes = [stem for stem in stems if stem.startswith(PROGRAMMES)]
    if len(programmes) > MANY_PROGRAMMES:
        stems = {stem: name for stem, name in stems.items() if stem not in programmes} | {PROGRAMMES: PROGRAMMES}
    return ", ".join(f"[{stem}](../{name})" for stem, name in sorted(stems.items()))


def page(words, places, tests):
    lines = [HEAD]
    for rule, sentence in words.items():
        lines += [f"## {rule}", "", sentence, "", f"Enforced in {in_one_line(places.get(rule, {}))}.", "", "Proven by:", ""]
        lines += [f"- `{test}` ([{name}](../{name}))" for test, name in tests.get(rule, [])]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n" + TAIL


def gaps(words, places, tests):
    """What is wrong, one sentence each."""
    for rule in words:
        if rule not in places:
            yield f"{rule} is enforced nowhere"
        if rule not in tests:
            yield f"{rule} is proven by no test"
    for rule in sorted((set(places) | set(tests)) - set(words)):
        yield f"{rule} is named and is no rule"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rules", required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("root", type=pathlib.Path)
    options = parser.parse_args()

    words, places, tests = rules(options.rules), enforced(options.root), proven(options.root)
    text = page(words, places, tests)
    if not options.check:
        print(text, end="")
        return 0
    wrong = list(gaps(words, places, tests))
    held = options.root / "docs" / "care.md"
    if not held.exists() or held.read_text() != text:
        wrong.append("docs/care.md is stale; cure: cmake --build --preset release --target care_page")
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
