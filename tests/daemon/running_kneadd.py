"""A kneadd on the simulated chair for one test, and kneadctl beside it. Every wait has a generous limit."""
import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

from knead_client import Chair

BIN = pathlib.Path(os.environ["KNEAD_BIN"])
SOURCE = pathlib.Path(os.environ["KNEAD_SOURCE"])
GENEROUS_S = 60


class KneaddTest(unittest.TestCase):
    """Starts a kneadd on a socket of its own before each test and ends it after."""

    extra_arguments = ()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="knead-")
        self.addCleanup(self.folder.cleanup)
        self.socket = f"{self.folder.name}/kneadd.sock"
        self.log_path = pathlib.Path(self.folder.name) / "log"
        self.kneadd = self.start_kneadd(*self.extra_arguments)
        self.wait_until(lambda: "ready chair=sim" in self.log(), "kneadd is ready")

    def start_kneadd(self, *arguments):
        with self.log_path.open("w") as log:
            process = subprocess.Popen(
                [BIN / "kneadd", "--config", SOURCE / "config/kneadd.toml", "--chair", "sim",
                 "--allow-no-realtime", "--socket", self.socket, "--recordings", f"{self.folder.name}/kept",
                 "--history", f"{self.folder.name}/history.db",
                 *arguments],
                stdout=log, stderr=subprocess.STDOUT)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
        process.wait()

    def log(self):
        return self.log_path.read_text()

    def wait_until(self, condition, what):
        until = time.monotonic() + GENEROUS_S
        while time.monotonic() < until:
            if condition():
                return
            time.sleep(0.02)
        self.fail(f"never came: {what}\n{self.log()}")

    def connect(self, **wishes):
        return Chair(self.socket, **wishes)

    def kneadctl(self, *arguments, code=0):
        done = subprocess.run([BIN / "kneadctl", "--socket", self.socket, *arguments],
                              capture_output=True, text=True, timeout=GENEROUS_S)
        self.assertEqual(done.returncode, code, f"{arguments}\n{done.stdout}{done.stderr}\n{self.log()}")
        return done.stdout + done.stderr

    def status(self):
        return json.loads(self.kneadctl("status", "--json"))

    def start_massage(self):
        """A person is seated, says start, and waits until a roller presses."""
        self.wait_until(lambda: self.status()["seat_occupied"], "the person sits")
        self.kneadctl("start", "classic", "--condition", "healthy")
        self.wait_until(self.roller_presses, "the left roller presses")

    def roller_presses(self):
        status = self.status()
        if status["session"]["state"] == "SESSION_STATE_PAUSED":
            # A shared machine without real-time rights may stall for 50 ms: the relay opens, rightly,
            # and the person says go once more.
            subprocess.run([BIN / "kneadctl", "--socket", self.socket, "resume"], capture_output=True)
        return status["session"]["state"] == "SESSION_STATE_MASSAGE" and status["left"]["force_n"] > 2
