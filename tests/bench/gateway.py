"""What browsers cost: knead-display with 0 and with N of them, beside a kneadd on the simulated chair.

Prints, as one JSON document: the gateway's CPU time per browser and second, how many snapshots a second reached
the slowest browser, and kneadd's CPU time and late cycles with N browsers over those with none. Cycle timing is
a ratio within one run, so that the machine's own pace is left out.
"""
import argparse
import json
import os
import pathlib
import selectors
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / folder) for folder in ("display/gateway", "daemon", "protocol")]


def cpu_s(pid):
    """Of all threads, to the nanosecond: /proc/PID/stat counts in hundredths of a second."""
    return sum(int(path.read_text().split()[0]) for path in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


class Listener:
    """Counts a browser's frames without looking into them: the bench must cost less than what it measures."""

    def __init__(self, browser):
        self.browser, self.pending, self.snapshots = browser, b"", 0

    def take(self):
        self.pending += self.browser.connection.recv(1 << 16)
        while len(self.pending) >= 4:
            length, head = self.pending[1] & 127, 2
            if length == 126:
                length, head = struct.unpack(">H", self.pending[2:4])[0], 4
            if length == 127 or len(self.pending) < head + length:
                return
            self.snapshots += self.pending[head] == 0x12  # a DisplayMessage with a snapshot
            self.pending = self.pending[head + length:]


def measure(kneadd, gateway, listeners, state, duration_s):
    before = cpu_s(kneadd), cpu_s(gateway), state()
    began = time.monotonic()
    with selectors.DefaultSelector() as ready:
        for listener in listeners:
            listener.snapshots = 0
            ready.register(listener.browser.connection, selectors.EVENT_READ, listener)
        while time.monotonic() < began + duration_s:
            if not listeners:
                time.sleep(duration_s)
            for key, _ in ready.select(0.1):
                key.data.take()
    took = time.monotonic() - began
    after = cpu_s(kneadd), cpu_s(gateway), state()
    return dict(
        kneadd_cpu_share=(after[0] - before[0]) / took,
        gateway_cpu_share=(after[1] - before[1]) / took,
        late_cycles_per_s=(after[2].late - before[2].late) / took,
        slowest_snapshots_per_s=min((l.snapshots / took for l in listeners), default=None),
    )


def main():
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("--bin", required=True, type=pathlib.Path)
    parse.add_argument("--browsers", type=int, default=50)
    parse.add_argument("--seconds", type=float, default=10)
    wish = parse.parse_args()
    os.environ.update(KNEAD_BIN=str(wish.bin), KNEAD_SOURCE=str(HERE.parents[1]))
    from browser import Browser
    from knead_client import Chair
    from running_gateway import free_port

    with tempfile.TemporaryDirectory(prefix="knead-") as folder:
        page = pathlib.Path(folder) / "page"
        page.mkdir()
        (page / "index.html").write_text("<!doctype html>")
        port, sock = free_port(), f"{folder}/kneadd.sock"
        config = HERE.parents[1] / "config/kneadd.toml"
        kneadd = subprocess.Popen(
            [wish.bin / "kneadd", "--config", config, "--chair", "sim", "--allow-no-realtime", "--socket", sock,
             "--recordings", f"{folder}/kept", "--history", f"{folder}/history.db"], stdout=subprocess.DEVNULL)
        gateway = subprocess.Popen(
            [wish.bin / "knead-display", "--listen", f"127.0.0.1:{port}", "--socket", sock, "--page", page,
             "--state", f"{folder}/state"], stdout=subprocess.DEVNULL)
        try:
            first = None
            while first is None:
                try:
                    first = Browser(port)
                    first.hear("snapshot")
                except OSError:
                    first = None
                    time.sleep(0.1)
            first.close()

            def state():
                chair = Chair(sock, wants_snapshots=True)
                cycle = chair.hear("snapshot").cycle
                chair.stream.close()
                return cycle

            alone = measure(kneadd.pid, gateway.pid, [], state, wish.seconds)
            browsers = [Browser(port) for _ in range(wish.browsers)]
            for browser in browsers:
                browser.stream.close()
                browser.connection.setblocking(False)
            crowd = measure(kneadd.pid, gateway.pid, [Listener(b) for b in browsers], state, wish.seconds)
        finally:
            for process in (gateway, kneadd):
                process.terminate()
                process.wait(20)
    cost = (crowd["gateway_cpu_share"] - alone["gateway_cpu_share"]) / wish.browsers
    print(json.dumps(dict(
        browsers=wish.browsers,
        gateway_cpu_ms_per_browser_and_s=round(1000 * cost, 3),
        slowest_snapshots_per_s=round(crowd["slowest_snapshots_per_s"], 1),
        kneadd_cpu_ratio=round(crowd["kneadd_cpu_share"] / alone["kneadd_cpu_share"], 3),
        alone=alone, crowd=crowd), indent=2))


if __name__ == "__main__":
    main()
