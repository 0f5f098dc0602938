"""Checks the documentation as a reader would use it. Usage: links.py [ROOT]; exits 1 on any finding.

- Every relative link in a Markdown page leads to a file or folder that exists, and its #anchor to a
  heading of that page.
- Every page under docs/ (records of results apart) says how it is checked: a paragraph with "checked by ...",
  and every path that it names after that in backticks exists.
- No page cites one that is not in the repository.
"""

import pathlib
import re
import sys

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
CHECKED_BY = re.compile(r"\b[Cc]hecked by:?\s+(.+?)(?:\n\n|\Z)", re.DOTALL)
CITES_THE_BRIEF = re.compile(r"\bDESIGN\b")
UNCHECKED_FOLDERS = ("docs/results/",)


def without_code(text):
    return CODE.sub("", FENCE.sub("", text))


def anchors(text):
    """The #anchors that GitHub makes of a page's headings."""
    titles = re.findall(r"^#+\s+(.+?)\s*$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titles}


def broken_links(root, page, text):
    for target in LINK.findall(without_code(text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        goal = (page.parent / path).resolve() if path else page
        if not goal.exists() or not goal.is_relative_to(root):
            yield f"link to {target} leads nowhere"
        elif anchor and goal.suffix == ".md" and anchor not in anchors(goal.read_text(encoding="utf-8")):
            yield f"link to {target}: {goal.name} has no such heading"


def unchecked(root, name, text):
    if not name.startswith("docs/") or name.startswith(UNCHECKED_FOLDERS):
        return
    said = CHECKED_BY.search(text)
    if said is None:
        yield 'says nowhere how it is checked; add a line "Checked by: `command or test`"'
        return
    for named in re.findall(r"`([^`]+)`", said.group(1)):
        path = named.split()[0]
        if "/" in path and not (root / path).exists():
            yield f"is checked by {path}, which does not exist"


def cites_what_nobody_has(text):
    if CITES_THE_BRIEF.search(without_code(text)):
        yield "cites DESIGN, which its readers do not have; say what it says"


def pages(root):
    yield from sorted(root.glob("*.md"))
    for folder in ("docs", "config", "proto", "tests", "systemd"):
        yield from sorted(page for page in (root / folder).rglob("*.md") if "node_modules" not in page.parts)


def check(root):
    findings, count = [], 0
    for page in pages(root):
        count += 1
        name, text = page.relative_to(root).as_posix(), page.read_text(encoding="utf-8")
        findings += [f"{name}: {what}" for what in broken_links(root, page, text)]
        findings += [f"{name}: {what}" for what in unchecked(root, name, text)]
        findings += [f"{name}: {what}" for what in cites_what_nobody_has(text)]
    return findings, count


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    findings, count = check(root)
    print("\n".join(findings + [f"{count} pages read, {len(findings)} findings"]))
    return 1 if findings or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
