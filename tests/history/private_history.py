"""A history of its own for each test, and kneadctl on it."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["KNEAD_BIN"])
SOURCE = pathlib.Path(os.environ["KNEAD_SOURCE"])
DONE, REFUSED, BAD_USAGE = 0, 1, 2
GENEROUS_S = 60


class PrivateHistory(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="knead-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.history = self.folder / "kept" / "history.db"
        self.environment = dict(os.environ, KNEAD_HISTORY=str(self.history))

    def kneadctl(self, *arguments, code=DONE):
        """What it said, on both streams."""
        done = self.run_it(*arguments)
        self.assertEqual(done.returncode, code, f"{arguments}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def document(self, *arguments, code=DONE):
        done = self.run_it(*arguments, "--json")
        self.assertEqual(done.returncode, code, f"{arguments}\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def run_it(self, *arguments):
        return subprocess.run([BIN / "kneadctl", *map(str, arguments)], env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=GENEROUS_S, check=False)

    def answers(self, **changed):
        """The file of answers that ships, with some lines changed or, with None, left away."""
        lines = []
        for line in (SOURCE / "config/answers/well.toml").read_text().splitlines():
            key = line.split(" = ")[0]
            if key not in changed:
                lines.append(line)
            elif changed[key] is not None:
                lines.append(f"{key} = {changed.pop(key)}")
        lines += [f"{key} = {value}" for key, value in changed.items() if value is not None]
        file = self.folder / "answers.toml"
        file.write_text("\n".join(lines) + "\n")
        return file
