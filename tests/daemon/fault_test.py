"""Breaking a simulated chair on purpose: what it does, who hears of it, how it ends, and where it is refused."""
import json
import subprocess
import unittest

from knead.v1 import session_pb2

from running_kneadd import BIN, GENEROUS_S, SOURCE, KneaddTest

REFUSED, BAD_USAGE = 1, 2


class Faults(KneaddTest):
    extra_arguments = ("--allow-faults",)

    def broken(self):
        return json.loads(self.kneadctl("fault", "list", "--json"))["on"]

    def test_a_sensor_that_falls_silent_lets_go_and_is_told_of_until_it_is_whole_again(self):
        self.start_massage()
        watcher = self.connect(wants_events=True)
        said = self.kneadctl("fault", "inject", "force_left.drop_out")
        self.assertIn("kneadctl fault clear force_left.drop_out", said)
        self.wait_until(lambda: self.status()["session"]["state"] == "SESSION_STATE_PAUSED", "everything has let go")
        self.assertEqual([f["name"] for f in self.status()["faults"]], ["force_left.drop_out"])
        self.assertIn("reason=fault_injected", self.log())
        self.kneadctl("fault", "clear", "force_left.drop_out")
        self.assertEqual(self.broken(), [])
        self.wait_until(lambda: "reason=fault_cleared" in self.log(), "the log says so")
        codes = []
        while "fault_cleared" not in codes:
            codes.append(watcher.hear("event").code)
        self.assertLess(codes.index("fault_injected"), codes.index("force_stale"), "the cause is told before its effect")
        self.wait_until(lambda: "accepted" in subprocess.run(
            [BIN / "kneadctl", "--socket", self.socket, "resume"], capture_output=True, text=True).stdout,
            "a person's word, and nothing else, goes on")

    def test_what_can_be_broken_is_listed_with_words_and_all_of_it_is_mended_at_once(self):
        listed = json.loads(self.kneadctl("fault", "list", "--json"))
        self.assertTrue(listed["allowed"])
        names = [fault["name"] for fault in listed["possible"]]
        self.assertIn("heartbeat.edges_lost", names)
        text = self.kneadctl("fault", "list")
        self.assertTrue(all(name in text for name in names))
        self.assertIn("nothing is broken", text)
        self.assertRegex(text, r"\[[1-9]\d* µV, as --magnitude ")
        self.assertNotRegex(text, r"e-\d+ V\]")
        self.kneadctl("fault", "inject", "emg.hum", "--index", "3", "--magnitude", "0.001")
        answer = json.loads(self.kneadctl("fault", "inject", "back_mat.dead_cell", "--index", "21", "--json"))
        self.assertEqual([fault["name"] for fault in answer["faults"]], ["emg.hum", "back_mat.dead_cell"])
        self.wait_until(lambda: self.broken() == [{"name": "emg.hum", "index": 3, "magnitude": 0.001},
                                                  {"name": "back_mat.dead_cell", "index": 21, "magnitude": 0}], "both")
        self.kneadctl("fault", "clear")
        self.wait_until(lambda: self.broken() == [], "all is whole")

    def test_every_refusal_says_why(self):
        self.assertIn("fault list", self.kneadctl("fault", "inject", "force_left.power_loss", code=BAD_USAGE))
        self.assertIn("fault list", self.kneadctl("fault", "inject", "emg.hum", "--magnitude", "1e9", code=BAD_USAGE))
        self.assertIn("fault list", self.kneadctl("fault", "clear", "emg.hum", code=REFUSED))
        self.kneadctl("fault", "inject", code=BAD_USAGE)


class NotAllowed(KneaddTest):
    def test_a_simulated_chair_that_was_not_started_for_it_refuses(self):
        self.assertIn("--allow-faults", self.kneadctl("fault", "inject", "force_left.drop_out", code=REFUSED))
        self.assertIn("--allow-faults", self.kneadctl("fault", "list"))
        answer = json.loads(self.kneadctl("fault", "clear", "--json", code=REFUSED))
        self.assertEqual(answer["refusal"], session_pb2.Refusal.Name(session_pb2.REFUSAL_FAULTS_NOT_ALLOWED))

    def test_no_other_chair_can_be_started_for_it(self):
        for chair in (("linux",), ("bridge", "--bridge", "/nowhere"), ("replay", "--recording", "/nowhere")):
            done = subprocess.run([BIN / "kneadd", "--config", SOURCE / "config/kneadd.toml", "--allow-faults",
                                   "--socket", self.socket + "2", "--chair", *chair],
                                  capture_output=True, text=True, timeout=GENEROUS_S)
            self.assertEqual(done.returncode, BAD_USAGE, chair)
            self.assertIn("simulated chair alone", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
