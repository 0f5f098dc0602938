"""Instructions of the EMG chain beside a plain cascade of as many sections, as callgrind counts them.

Usage: instructions.py PATH/emg_chain_bench
Time depends on what else runs on the machine; instructions do not. Without valgrind nothing is counted, and
that is said.
"""

import re
import shutil
import subprocess
import sys
import tempfile

CHANNEL_SAMPLES = 20_000 * 2 * 8  # kChannelSamples of emg_chain_bench.cpp
TARGET = 1.5


def instructions(bench, function):
    """Instructions inside `function` and what it calls."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", "--collect-atstart=no",
             f"--toggle-collect=*{function}*", bench, "--benchmark_filter=^emg_chain_instructions"],
            capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1))


def main():
    bench = sys.argv[1]
    if shutil.which("valgrind") is None:
        print("instructions not counted: valgrind is not installed (apt-get install valgrind)")
        return 0
    plain = instructions(bench, "counted_plain")
    for words, function in (("at rest", "counted_chain"), ("all muscles active", "counted_active_chain")):
        chain = instructions(bench, function)
        print(f"EMG chain, {words}: {chain / CHANNEL_SAMPLES:.0f} instructions a channel-sample, "
              f"{chain / plain:.2f} of a plain cascade of as many sections (target {TARGET})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
