"""Reads every #include of the house and holds it against the table in house.py.

Usage: arrows.py [ROOT]. Prints one line per violation, `file:line: what and the cure`; exits 1 if any.
"""

import pathlib
import re
import sys

import house

SOURCES = {".hpp", ".cpp", ".h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<tag>[^(]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'',
    re.DOTALL,
)


def room_of(path):
    """The room with the longest prefix of this relative path, or None outside of the house."""
    parts = path.split("/")[:-1]
    while parts:
        room = "/".join(parts)
        if room in house.ARROWS:
            return room
        parts.pop()
    return None


def without_comments_and_strings(text):
    """The code alone, with every line break kept so that line numbers hold."""
    return COMMENT_OR_STRING.sub(lambda m: "\n" * m.group(0).count("\n"), text)


def check_include(room, target, quoted):
    """What is wrong with `room` including `target`, or None."""
    rooms, libraries = house.ARROWS[room]
    for prefix, owner in house.GENERATED_PREFIX.items():
        if target.startswith(prefix):
            allowed = owner == room or owner in rooms
            return None if allowed else f"{room} may not include generated protocol code ({target})"
    other = room_of(target)
    if other is not None:
        if other == room or other in rooms:
            return None
        allowed = ", ".join(sorted(rooms)) or "no other room"
        return f"{room} may not include {other} ({target}); it may include {allowed}"
    library = next((name for start, name in house.LIBRARIES.items() if target.startswith(start)), None)
    if library is not None:
        if library in libraries:
            return None
        allowed = ", ".join(sorted(libraries)) or "no library"
        return f"{room} may not use {library} ({target}); it may use {allowed}"
    if quoted:
        return f'"{target}" is no path from the root of the repository; includes start at a room'
    if "/" in target and not target.startswith(("sys/", "linux/", "netinet/")):
        return f"<{target}> belongs to no library that house.py knows; name it there first"
    if room in house.PURE_ROOMS and target in house.FORBIDDEN_HEADERS:
        return f"{room} is pure and may not include <{target}>: pass in what is needed as an argument"
    return None


def check_words(room, path, text):
    if room not in house.PURE_ROOMS:
        return
    code = without_comments_and_strings(text)
    for number, line in enumerate(code.splitlines(), 1):
        for pattern in house.FORBIDDEN_WORDS:
            found = re.search(pattern, line)
            if found and (path, found.group(0).strip()) not in house.EXCEPTIONS:
                yield number, f"{room} is pure: `{found.group(0).strip()}` is a clock, the heap, a throw or output"


def first_comment(text):
    lines = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        lines.append(line[2:])
    return "".join(lines)


def check_length(path, text):
    lines = text.count("\n")
    if path.endswith("/main.cpp") and lines > house.MAIN_LINES:
        return f"{lines} lines; main() parses, loads, wires and runs in under 80: move work to a file of its own"
    if lines > house.SOURCE_LINES and house.REASON_FOR_LENGTH not in first_comment(text):
        return (f"{lines} lines; split it, or say `{house.REASON_FOR_LENGTH} ...` in its first comment "
                f"(limit {house.SOURCE_LINES})")
    return None


def check_file(path, text):
    """Every violation in one file, as (line, what)."""
    too_long = check_length(path, text)
    if too_long:
        yield 1, too_long
    room = room_of(path)
    if room is None:
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            target = match.group(2)
            wrong = check_include(room, target, quoted=match.group(1) == '"')
            if wrong and (path, target) not in house.EXCEPTIONS:
                yield number, wrong
    yield from check_words(room, path, text)


def sources(root):
    top = {room.split("/")[0] for room in house.ARROWS} | {"tests"}
    for folder in sorted(top):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SOURCES:
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def check_house(root):
    """Every violation in the tree, as lines of text, and how many files were read."""
    violations, files = [], 0
    for path, text in sources(root):
        files += 1
        violations += [f"{path}:{line}: {what}" for line, what in check_file(path, text)]
    return violations, files


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    violations, files = check_house(root)
    print("\n".join(violations + [f"{files} files read, {len(violations)} arrows or lengths wrong"]))
    return 1 if violations or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
