"""Ending kneadd: the person is let go first, then everybody is told."""
import os
import signal

from knead.v1 import conversation_pb2
from running_kneadd import GENEROUS_S, KneaddTest


class Shutdown(KneaddTest):
    def test_sigterm_in_a_massage_releases_tells_and_ends_well(self):
        self.start_massage()
        watcher = self.connect(wants_snapshots=True, wants_events=True)
        self.kneadd.send_signal(signal.SIGTERM)
        self.assertEqual(watcher.hear("goodbye").reason, conversation_pb2.GOODBYE_REASON_SHUTTING_DOWN)
        self.assertIn("released", [event.code for event in watcher.events])
        self.assertEqual(self.kneadd.wait(GENEROUS_S), 0, self.log())
        self.assertRegex(self.log(), r"released, the cycle has ended cycles=\d+")
        self.assertFalse(os.path.exists(self.socket), "the socket goes with kneadd")

    def test_sigint_when_idle_ends_as_well(self):
        self.kneadd.send_signal(signal.SIGINT)
        self.assertEqual(self.kneadd.wait(GENEROUS_S), 0, self.log())

    def test_the_next_kneadd_takes_the_place_of_one_that_was_killed(self):
        self.kneadd.kill()
        self.kneadd.wait()
        self.assertTrue(os.path.exists(self.socket), "a killed process leaves its file")
        self.kneadd = self.start_kneadd()
        self.wait_until(lambda: "ready chair=sim" in self.log(), "the second kneadd is ready")
        self.assertEqual(self.status()["session"]["state"], "SESSION_STATE_IDLE")
