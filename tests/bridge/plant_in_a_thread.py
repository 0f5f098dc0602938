"""A plant in a thread of the test, and kneadctl or kneadd as the programs that people start."""
import os
import pathlib
import socket
import subprocess
import tempfile
import threading
import unittest

import knead_plant

BIN = pathlib.Path(os.environ["KNEAD_BIN"])
SOURCE = pathlib.Path(os.environ["KNEAD_SOURCE"])
GENEROUS_S = 1500


class PlantTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="knead-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.socket = str(self.folder / "plant.sock")
        self.heard = []  # everything that plants of this test were told, but for steps

    def listen(self, converse):
        """One session with `converse(connection)` in a thread. Joined when the test ends."""
        listener = socket.socket(socket.AF_UNIX)
        self.addCleanup(listener.close)
        if os.path.exists(self.socket):
            os.unlink(self.socket)
        listener.bind(self.socket)
        listener.listen()

        def session():
            try:
                connection, _ = listener.accept()
                with connection:
                    converse(connection)
            except OSError:
                pass  # the controller left: what it left with is the test's to judge

        thread = threading.Thread(target=session, daemon=True)
        thread.start()
        self.addCleanup(thread.join, GENEROUS_S)
        return thread

    def plant(self, make_body):
        """A well-behaved session with this body, that remembers the last words."""
        def converse(connection):
            self.heard.append(knead_plant.converse(knead_plant.Controller(connection), make_body))
        return self.listen(converse)

    def simulate(self, *arguments, code=0):
        done = subprocess.run(
            [BIN / "kneadctl", "simulate", "--bridge", self.socket, "--config", SOURCE / "config/kneadd.toml",
             "--condition", "healthy", *arguments], capture_output=True, text=True, timeout=GENEROUS_S)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done
