"""Recordings of a kneadd that runs in real time: kept by itself, taken by kneadctl, and played back to the bit."""
import json
import pathlib
import re
import signal
import subprocess

from running_kneadd import BIN, GENEROUS_S, SOURCE, KneaddTest


class Recording(KneaddTest):
    def path(self, name):
        return pathlib.Path(self.folder.name) / name

    def cycles(self):
        return int(self.status()["cycle"]["cycles"])

    def replay(self, file, code=0):
        return json.loads(self.kneadctl("replay", str(file), "--json", code=code))

    def test_since_boot_plays_back_bit_for_bit(self):
        # All of it: wishes, late cycles of a machine without real-time rights, and the end.
        recorder = subprocess.Popen([BIN / "kneadctl", "--socket", self.socket, "record", "--since",
                                     str(self.path("boot.knead"))], stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, recorder)
        self.start_massage()
        self.kneadctl("ease")
        self.kneadctl("pain")
        # Chunks of 50 ms come when they are full: what was just asked is not in the file yet.
        asked_at = self.cycles()
        self.wait_until(lambda: self.cycles() > asked_at + 500, "half a second has gone by")
        recorder.send_signal(signal.SIGINT)
        said, _ = recorder.communicate(timeout=GENEROUS_S)
        self.assertEqual(recorder.returncode, 0, said)
        self.assertIn("first cycle", said)

        found = self.replay(self.path("boot.knead"))
        self.assertTrue(found["from_boot"] and found["equal"] and found["whole"], found)
        self.assertEqual(found["compared"], found["cycles"])
        self.assertGreaterEqual(found["requests"], 3)

    def test_of_a_stretch_has_signals_and_no_promise(self):
        self.wait_until(lambda: self.cycles() > 1000, "a second has gone by")
        self.kneadctl("record", str(self.path("now.knead")), "--seconds", "2")
        found = self.replay(self.path("now.knead"), code=1)
        self.assertFalse(found["from_boot"])
        self.assertEqual(found["missing_cycles"], 0)
        self.assertGreater(found["cycles"], 500)
        said = self.kneadctl("replay", str(self.path("now.knead")), "--csv", str(self.path("now.csv")))
        self.assertIn("not in it", said)
        emg = self.path("now_emg.csv").read_text()
        self.assertRegex(emg, r"# rate_hz: 2000\n# unit: V\n")
        self.assertIn("median frequency", self.kneadctl("analyse-emg", str(self.path("now_emg.csv"))))

    def test_is_kept_by_itself_after_severe_pain(self):
        self.start_massage()
        self.kneadctl("pain", "--severe")
        kept = self.path("kept")
        self.wait_until(lambda: list(kept.glob("*_wish_severe_pain.knead")), "a recording is kept")
        file = next(kept.glob("*_wish_severe_pain.knead"))
        self.assertEqual(file.stat().st_mode & 0o007, 0)
        # It may begin at boot, when that was less than a minute ago; then it must be equal.
        found = json.loads(subprocess.run([BIN / "kneadctl", "replay", str(file), "--json"], capture_output=True,
                                          text=True, timeout=GENEROUS_S).stdout)
        self.assertTrue(found["whole"])
        self.assertEqual(True if found["from_boot"] else None, found["equal"], found)

    def test_is_played_by_kneadd_itself_and_nobody_can_ask_it_for_anything(self):
        self.wait_until(lambda: self.status()["seat_occupied"], "the person sits")
        self.kneadctl("start", "classic", "--condition", "healthy")
        self.wait_until(lambda: self.status()["session"]["state"] == "SESSION_STATE_BODY_SCAN", "the scan")
        self.kneadctl("record", "--last", str(self.path("short.knead")))
        self.end(self.kneadd)
        played = subprocess.Popen(
            [BIN / "kneadd", "--config", SOURCE / "config/kneadd.toml", "--chair", "replay", "--recording",
             str(self.path("short.knead")), "--socket", self.socket], stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, played)
        self.wait_until(lambda: pathlib.Path(self.socket).exists() and self.answers(), "kneadd plays")
        self.assertIn("refused", self.kneadctl("start", "classic", code=1))
        log, _ = played.communicate(timeout=GENEROUS_S)
        self.assertEqual(played.returncode, 0, log)
        self.assertRegex(log, r"replayed frames=\d+, each as it was recorded")

    def answers(self):
        return subprocess.run([BIN / "kneadctl", "--socket", self.socket, "status"], capture_output=True).returncode == 0

    def test_that_is_damaged_is_refused_with_the_byte(self):
        file = self.path("broken.knead")
        self.wait_until(lambda: self.cycles() > 1000, "a second has gone by")
        self.kneadctl("record", "--last", str(file))
        damaged = bytearray(file.read_bytes())
        damaged[len(damaged) // 2] ^= 4
        file.write_bytes(damaged)
        said = self.kneadctl("replay", str(file), code=1)
        self.assertRegex(said, r"broken\.knead: byte \d+: damaged")
        cut = int(re.search(r"head -c (\d+)", said)[1])
        file.write_bytes(damaged[:cut])
        self.assertTrue(self.replay(file)["equal"])
