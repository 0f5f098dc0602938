"""kneadctl against a real kneadd: each command, its words, its JSON and its exit code."""
import json
import os
import pathlib
import pty
import select
import shutil
import subprocess
import time

from running_kneadd import BIN, GENEROUS_S, SOURCE, KneaddTest

DONE, REFUSED, BAD_USAGE, NO_DAEMON = 0, 1, 2, 3


class Kneadctl(KneaddTest):
    def test_a_session_from_the_shell(self):
        self.start_massage()
        self.assertIn("classic: warm-up", self.kneadctl("status"))
        self.assertIn("ease: accepted", self.kneadctl("ease"))
        self.assertIn("ceiling: accepted", self.kneadctl("ceiling", "20"))
        self.assertAlmostEqual(self.status()["session"]["comfort_ceiling_n"], 20)
        self.assertIn("pause: accepted", self.kneadctl("pause"))
        self.wait_until(lambda: self.status()["released"], "released")
        self.assertEqual(self.status()["session"]["state"], "SESSION_STATE_PAUSED")
        self.assertIn("resume: accepted", self.kneadctl("resume"))
        self.assertIn("pain: accepted", self.kneadctl("pain", "--severe"))
        self.wait_until(lambda: self.status()["session"]["outcome"] == "OUTCOME_ENDED_BY_PAIN", "the end")

    def test_every_refusal_says_why(self):
        for command in ("stop", "pause", "resume", "ease", "pain"):
            self.assertRegex(self.kneadctl(command, code=REFUSED), f"{command}: refused: .*(no session|not paused)")
        self.assertIn("no such programme", self.kneadctl("start", "turbo", code=BAD_USAGE))
        self.assertIn("outside", self.kneadctl("start", "classic", "--minutes", "-3", code=BAD_USAGE))
        answer = json.loads(self.kneadctl("stop", "--json", code=REFUSED))
        self.assertEqual(answer["refusal"], "REFUSAL_NOTHING_RUNNING")
        self.assertFalse(answer["accepted"])

    def test_bad_usage_and_no_daemon_have_codes_of_their_own(self):
        self.kneadctl("start", "classic", "--condition", "hypochondria", code=BAD_USAGE)
        self.kneadctl("ceiling", code=BAD_USAGE)
        self.assertIn("did you mean 'status'?", self.kneadctl("statsu", code=BAD_USAGE))
        self.assertIn("no whole number", self.kneadctl("simulate", "--seed", "-1", code=BAD_USAGE))
        for misspelt in ("--population", "--condition", "--programme"):
            self.kneadctl("simulate", misspelt, "giants", code=BAD_USAGE)
        self.kneadctl("calibrate", "zero", "--config", f"{self.folder.name}/nowhere.toml", code=REFUSED)
        self.socket = f"{self.folder.name}/nobody.sock"
        self.assertIn("no kneadd listens here", self.kneadctl("status", code=NO_DAEMON))

    def test_programmes_and_status_speak_to_people_and_to_scripts(self):
        self.assertIn("classic", self.kneadctl("programmes"))
        hello = json.loads(self.kneadctl("programmes", "--json"))
        self.assertIn("classic", [programme["name"] for programme in hello["programmes"]])
        text = self.kneadctl("status")
        for word in ("session", "rollers", "gate", "cycle", "released"):
            self.assertIn(word, text)
        self.assertEqual(len(self.status()["back_mat_kpa"]), 16 * 8)

    def test_calibration_is_measured_on_the_released_chair_and_nowhere_else(self):
        file = pathlib.Path(self.folder.name) / "calibration.toml"
        self.assertIn("force_left: zero", self.calibrate("zero", file))
        self.assertIn("[force_right]", file.read_text())
        before = file.read_text()
        # Somebody sits there: the mat is not empty, and the cells that say so are named.
        self.assertIn("with nothing on it", self.calibrate("zero", file, "--sensor", "back_mat", code=REFUSED))
        self.assertEqual(file.read_text(), before)
        self.start_massage()
        self.calibrate("zero", file, code=REFUSED)
        self.assertEqual(file.read_text(), before)

    def test_no_calibration_is_written_that_nobody_named(self):
        config = pathlib.Path(self.folder.name) / "config"
        shutil.copytree(SOURCE / "config", config)
        # One above the program or above the folder one stands in is found, and need not be kneadd's.
        done = subprocess.run([BIN / "kneadctl", "calibrate", "zero", "--socket", self.socket],
                              cwd=self.folder.name, capture_output=True, text=True, timeout=GENEROUS_S, check=False)
        self.assertEqual(done.returncode, BAD_USAGE, done.stdout)
        self.assertRegex(done.stderr, r"nothing was measured.*--config /\S+/kneadd\.toml")
        self.assertFalse((config / "calibration.toml").exists())

    def calibrate(self, what, file, *options, code=DONE):
        """Through `calibrate`'s own --socket: it writes files too."""
        done = subprocess.run([BIN / "kneadctl", "calibrate", what, "--socket", self.socket, "--file", file, *options],
                              capture_output=True, text=True, timeout=GENEROUS_S, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout + done.stderr

    def test_watch_without_a_terminal_prints_a_line_a_second(self):
        watch = subprocess.Popen([BIN / "kneadctl", "--socket", self.socket, "watch"],
                                 stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, watch)
        self.addCleanup(watch.stdout.close)
        lines = [watch.stdout.readline() for _ in range(2)]
        for line in lines:
            self.assertIn("state=idle", line)
        watch.terminate()
        self.assertEqual(watch.wait(GENEROUS_S), DONE)

    def test_watch_in_a_terminal_draws_takes_keys_and_gives_the_terminal_back(self):
        self.start_massage()
        controller, terminal = pty.openpty()
        watch = subprocess.Popen([BIN / "kneadctl", "--socket", self.socket, "watch"], stdin=terminal,
                                 stdout=terminal, env={**os.environ, "TERM": "xterm"})
        self.addCleanup(self.end, watch)
        os.close(terminal)
        shown = self.read_until(controller, b"", b"\x1b[?1049h")
        shown = self.read_until(controller, shown, b"warm-up")
        os.write(controller, b" ")
        shown = self.read_until(controller, shown, b"pause: accepted")
        self.wait_until(lambda: self.status()["session"]["state"] == "SESSION_STATE_PAUSED", "paused")
        os.write(controller, b"q")
        shown = self.read_until(controller, shown, b"\x1b[?1049l")
        self.assertEqual(watch.wait(GENEROUS_S), DONE)
        os.close(controller)

    def read_until(self, controller, shown, wanted):
        until = time.monotonic() + GENEROUS_S
        while wanted not in shown and time.monotonic() < until:
            if select.select([controller], [], [], 0.1)[0]:
                shown += os.read(controller, 65536)
        self.assertIn(wanted, shown)
        return shown
