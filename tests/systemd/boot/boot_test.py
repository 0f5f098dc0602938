"""The units under a real systemd as PID 1: a small Debian in a container, booted, with a kneadd that is
stalled, crashed and killed. What must hold is in inside.sh. Usage: boot_test.py BIN UNITS CONFIG."""
import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
BOOT_S = 120
PROGRAMS = ("kneadd", "kneadctl", "knead-release", "knead-display")
UNIT_FOLDER = "/usr/lib/systemd/system"
PROOF = f"""[Unit]
Description=Proves the units
After=knead.target
[Service]
Type=oneshot
ExecStart=/bin/bash /proof/inside.sh
ExecStopPost=-/bin/sh -c 'journalctl --no-pager > /proof/journal; systemctl poweroff --no-block'
"""


CAP_SYS_RESOURCE = 24
# Where nobody may raise limits, LimitRTPRIO= and LimitMEMLOCK= cannot be granted: all but those is proven.
WITHOUT_LIMITS = """[Service]
ExecStart=
ExecStart=/usr/bin/kneadd --config /etc/knead/kneadd.toml --chair ${KNEAD_CHAIR} --allow-no-realtime
"""


def may_raise_limits():
    status = pathlib.Path("/proc/self/status").read_text()
    bounding = next(line.split()[1] for line in status.splitlines() if line.startswith("CapBnd:"))
    return int(bounding, 16) >> CAP_SYS_RESOURCE & 1 == 1


def root(programs):
    made = subprocess.run(["bash", HERE / "root.sh", *programs], stdout=subprocess.PIPE, text=True)
    if made.returncode != 0:
        sys.exit(made.returncode)
    return made.stdout.strip()


def files(binaries, units, config, proof):
    """What is put into the container, from here to there; read-only, but for the proof's own folder."""
    yield from ((binaries / name, f"/usr/bin/{name}") for name in PROGRAMS)
    yield units / "kneadd.service", f"{UNIT_FOLDER}/kneadd.service"
    yield units / "knead-display.service", f"{UNIT_FOLDER}/knead-display.service"
    yield proof / "page", "/usr/share/knead/page"
    yield units / "knead.target", f"{UNIT_FOLDER}/knead.target"
    yield units / "simulated.conf", f"{UNIT_FOLDER}/kneadd.service.d/simulated.conf"
    yield units / "knead.sysusers", "/usr/lib/sysusers.d/knead.conf"
    yield units / "knead.tmpfiles", "/usr/lib/tmpfiles.d/knead.conf"
    yield config, "/etc/knead"
    if not may_raise_limits():
        yield proof / "without-limits.conf", f"{UNIT_FOLDER}/kneadd.service.d/without-limits.conf"
    yield proof / "knead-proof.service", f"{UNIT_FOLDER}/knead-proof.service"


def boot(folder, put_in, proof):
    """Runs the container on a terminal of its own until it powers off. What it printed."""
    command = ["systemd-nspawn", "--boot", "--register=no", "--keep-unit", "--quiet", "--private-network",
               # What a kernel lets a service do and nspawn does not by itself: memory locks, priorities.
               "--system-call-filter=@memlock @resources", "--volatile=overlay", f"--directory={folder}", f"--bind={proof}:/proof",
               *(f"--bind-ro={here}:{there}" for here, there in put_in),
               "systemd.wants=knead.target", "systemd.wants=knead-proof.service"]
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)
    printed, until = b"", time.monotonic() + BOOT_S
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1.0)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # EIO: it has ended
            break
        if not piece:
            break
        printed += piece
    else:
        os.kill(process, 15)
    os.waitpid(process, 0)
    return printed.decode(errors="replace")


def main():
    binaries, units, config = (pathlib.Path(argument) for argument in sys.argv[1:])
    folder = root([binaries / name for name in PROGRAMS])
    with tempfile.TemporaryDirectory(prefix="knead-boot-") as name:
        proof = pathlib.Path(name)
        proof.chmod(0o755)
        (proof / "knead-proof.service").write_text(PROOF)
        (proof / "without-limits.conf").write_text(WITHOUT_LIMITS)
        (proof / "page").mkdir()
        (proof / "page" / "index.html").write_text("<!doctype html><title>Knead</title>")
        (proof / "inside.sh").write_text((HERE / "inside.sh").read_text())
        began = time.monotonic()
        printed = boot(folder, files(binaries, units, config, proof), proof)
        said = proof / "said"
        lines = said.read_text().splitlines() if said.exists() else []
        print("\n".join(lines))
        if not may_raise_limits():
            print("not proven: LimitRTPRIO= and LimitMEMLOCK=, because this machine lets nobody raise limits")
        print(f"booted, proven and powered off in {time.monotonic() - began:.1f} s")
        if lines and lines[-1] == "end" and all(line.startswith("ok ") for line in lines[:-1]):
            return 0
        journal = proof / "journal"
        print(journal.read_text()[-8000:] if journal.exists() else "")
    if not lines and "Operation not permitted" in printed:
        print(f"skipped: no container can be booted here: {printed.strip().splitlines()[-1]}")
        return SKIPPED
    print(printed[-4000:])
    return 1


if __name__ == "__main__":
    sys.exit(main())
