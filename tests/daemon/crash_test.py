"""kneadd dies by a fatal signal: it dies as itself, and the next one starts released."""
import signal

from running_kneadd import GENEROUS_S, KneaddTest


class Crash(KneaddTest):
    def test_a_segmentation_fault_in_a_massage_stays_one_and_the_next_starts_released(self):
        self.start_massage()
        self.kneadd.send_signal(signal.SIGSEGV)
        self.assertEqual(self.kneadd.wait(GENEROUS_S), -signal.SIGSEGV)
        self.kneadd = self.start_kneadd()
        self.wait_until(lambda: "ready chair=sim" in self.log(), "the second kneadd is ready")
        status = self.status()
        self.assertTrue(status["released"])
        self.assertEqual(status["gate"]["permission"], "PERMISSION_DENIED")
