"""docs/display.md and docs/protocol.md against what they speak of: messages, requests, roles and numbers."""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def read(path):
    return (SOURCE / path).read_text()


def fields(proto, message):
    """Names of the fields of a message's only oneof."""
    body = re.search(rf"^message {message} {{\n(.*?)^}}", read(f"proto/knead/v1/{proto}.proto"), re.M | re.S).group(1)
    kinds = re.search(r"oneof kind {(.*?)}", body, re.S).group(1)
    return re.findall(r"^\s+\w+ (\w+) = \d+;", kinds, re.M)


def number(path, pattern):
    return re.search(pattern, read(path)).group(1)


def missing():
    display, protocol = read("docs/display.md"), read("docs/protocol.md")
    for kind in fields("session", "Request"):
        if not re.search(rf"\b{kind}\b", protocol):
            yield f"docs/protocol.md does not name the request {kind}"
    for reason in re.findall(r"GOODBYE_REASON_(\w+) = [1-9]", read("proto/knead/v1/conversation.proto")):
        if f"`{reason}`" not in protocol:
            yield f"docs/protocol.md does not name the goodbye {reason}"
    for role in re.findall(r'{Role::\w+, "(\w+)"}', read("display/gateway/role.cpp")):
        if not re.search(rf"^\| `?{role}`? \|", display, re.M):
            yield f"docs/display.md has no row for the role {role}"
    for command, file in {"user forget NAME --yes": "user.cpp", "user list": "user.cpp", "fault inject": "fault.cpp"}.items():
        words, source = command.split(), read(f"daemon/kneadctl/{file}")
        if f"kneadctl {words[0]} {words[1]}" not in display or f'"{words[1]}"' not in source:
            yield f"docs/display.md or kneadctl has no `{command}`"
    gateway = "display/gateway/"
    for words, value in {
        "of an address {} connections": number(gateway + "allowance.hpp", r"per_address = (\d+)"),
        "({} in all": number(gateway + "allowance.hpp", r" connections = (\d+)"),
        "{} kept for this machine": number(gateway + "allowance.hpp", r"kept_for_loopback = (\d+)"),
        "{} requests at once": number(gateway + "allowance.hpp", r"request_burst = (\d+)"),
        "and {} a second, 80": number(gateway + "allowance.hpp", r"requests_per_second = (\d+)"),
        "{} messages at once": number(gateway + "visit.cpp", r"kMessagesAtOnce = (\d+)"),
        "messages at once and {} a second": number(gateway + "visit.cpp", r"kMessagesPerSecond = (\d+)"),
        "{} MiB wait for a browser": number(gateway + "visit.cpp", r"kUnreadBytes = (\d+)U << 20U"),
        "{} KiB a second are read": number(gateway + "connection.cpp", r"kReadPerSecond = (\d+) \* 1024"),
        "hangs {} requests": number(gateway + "request_lanes.hpp", r"kWaitingInLane = (\d+)"),
        "{} s for a whole request": number(gateway + "connection.cpp", r"kRequestWithin = std::chrono::seconds\((\d+)\)"),
        "{} KiB of header": number(gateway + "connection.cpp", r"kMaxHeader = (\d+) \* 1024"),
        "up to {} wait": number(gateway + "mailbox.hpp", r"kEventsKept = (\d+)"),
    }.items():
        if words.format(value) not in re.sub(r"\s+", " ", display):
            yield f"docs/display.md should say \"{words.format(value)}\", as the code does"


def main():
    wrong = list(missing())
    print("\n".join(wrong) or "docs/display.md and docs/protocol.md say what the code does")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
