#!/usr/bin/python3
"""run_in_guest.py [--stock] [--limit SECONDS] [--env NAME=VALUE ...] PROGRAM [ARG ...]: a program of the build tree on a kernel of its own.

The kernel is User-Mode Linux (build_kernel.sh) with a clock that jumps over every sleep, so an hour of waiting costs nothing and two runs
see the same times. The guest's root is the host's, read-only. With --stock it is
Debian's own kernel under qemu (stock/fetch_kernel.sh): two processors, preemption, and the clock of the wall. Prints what the guest printed, and the wall seconds. Exit code: the
program's; 77 when there is no kernel (the reason is printed); 124 when the wall-clock limit ran out.
"""

import argparse
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable

HERE = Path(__file__).resolve().parent
SKIPPED = 77
TIMED_OUT = 124
ENDED = re.compile(r"^knead-guest: exit (\d+) after ([\d.]+) s", re.MULTILINE)


def find_kernel(maker: str) -> Path | None:
    """The folder of the kernel that this script makes; None, with the reason on stdout, when there is none."""
    found = subprocess.run([HERE / maker, "--find"], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        print(f"skipped: {found.stderr.strip()}")
        return None
    return Path(found.stdout.strip())


def stock_command(kernel: Path, guest: str) -> list[str]:
    # KVM hangs where a virtual machine only seems to offer it. Without the timer check a busy host is not taken for a broken timer.
    return [
        "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "qemu64", "-smp", "2", "-m", "512", "-nodefaults", "-no-reboot",
        "-display", "none", "-serial", "stdio", "-monitor", "none", "-kernel", str(kernel / "vmlinuz"), "-initrd", str(kernel / "initrd"),
        "-append", f"console=ttyS0 quiet panic=-1 no_timer_check preempt=full KNEAD_INIT={HERE / 'guest_init.sh'} KNEAD_GUEST={guest}",
        "-fsdev", "local,id=host,path=/,security_model=none,readonly=on,multidevs=remap", "-device", "virtio-9p-pci,fsdev=host,mount_tag=host",
    ]


def uml_command(kernel: Path, guest: str) -> list[str]:
    return [
        str(kernel / "linux"), "mem=128M", "root=none", "rootfstype=hostfs", "rootflags=/", "ro",
        f"init={HERE / 'guest_init.sh'}", "con=null", "con0=fd:0,fd:1", "quiet", "time-travel=inf-cpu",
        "softdog.soft_noboot=1", f"KNEAD_GUEST={guest}", f"KNEAD_MODULES={kernel}",
    ]


def take_turns() -> None:
    """Kernel and guest take turns and never run at once: on one processor a turn costs less than half of what it does across two."""
    processors = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {processors[os.getpid() % len(processors)]})


def run(command: Callable[[str], list[str]], program: list[str], environment: list[str], limit_s: float) -> int:
    with tempfile.TemporaryDirectory(prefix="knead-guest-") as guest:
        exports = "".join(f"export {shlex.quote(pair)}\n" for pair in environment)
        Path(guest, "command").write_text(f"{exports}exec {shlex.join(program)}\n")
        Path(guest, "folder").write_text(os.getcwd())
        began = time.monotonic()
        linux = subprocess.Popen(
            command(guest), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", start_new_session=True)
        try:
            output, _ = linux.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired:
            # The guest's processes are the kernel's children: the whole session goes.
            os.killpg(linux.pid, signal.SIGKILL)
            output, _ = linux.communicate()
            print(output)
            print(f"the guest did not end within {limit_s:g} s: what polls without sleeping stops User-Mode Linux's clock for good")
            return TIMED_OUT
    print(output)
    ended = ENDED.search(output)
    if ended is None:
        print("the guest said nothing of how it ended: its kernel or its first process stopped before that")
        return 1
    print(f"{time.monotonic() - began:.1f} s of wall clock for {ended[2]} s of the guest's")
    return int(ended[1])


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--stock", action="store_true", help="Debian's kernel under qemu")
    arguments.add_argument("--limit", type=float, default=120.0, metavar="SECONDS", help="of wall clock (default 120)")
    arguments.add_argument("--env", action="append", default=[], metavar="NAME=VALUE")
    arguments.add_argument("program", nargs=argparse.REMAINDER)
    given = arguments.parse_args()
    kernel = find_kernel("stock/fetch_kernel.sh" if given.stock else "build_kernel.sh")
    if kernel is None:
        return SKIPPED
    if not given.stock:
        take_turns()
    command = stock_command if given.stock else uml_command
    return run(lambda guest: command(kernel, guest), given.program, given.env, given.limit)


if __name__ == "__main__":
    sys.exit(main())
