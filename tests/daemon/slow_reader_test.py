"""A display that stops reading: sent away with the reason, and the cycle does not notice."""
from knead.v1 import conversation_pb2
from running_kneadd import KneaddTest

MEASURED_CYCLES = 4000


class SlowReader(KneaddTest):
    def cycles_over(self, watcher):
        """How many cycles ran and how many periods were late while MEASURED_CYCLES passed."""
        first = last = watcher.hear("snapshot").cycle
        while last.cycles + last.late - first.cycles - first.late < MEASURED_CYCLES:
            last = watcher.hear("snapshot").cycle
        return last.cycles - first.cycles, last.late - first.late

    def test_is_sent_away_and_the_cycle_runs_as_before(self):
        watcher = self.connect(wants_snapshots=True, wants_events=True)
        _, late_alone = self.cycles_over(watcher)

        deaf = [self.connect(wants_snapshots=True, wants_events=True) for _ in range(4)]
        _, late_beside_the_deaf = self.cycles_over(watcher)

        # The machine is shared and has a noise of its own, so the two stretches are compared: what a
        # full socket would cost if the cycle ever waited for it is 30 late periods a second and client.
        self.assertLess(late_beside_the_deaf, late_alone + MEASURED_CYCLES * 0.03,
                        f"late alone {late_alone}, beside deaf clients {late_beside_the_deaf}")

        self.wait_until(lambda: self.log().count("GOODBYE_REASON_NOT_READING") == len(deaf), "goodbyes in the log")
        while sum(event.code == "display_sent_away" for event in watcher.events) < len(deaf):
            watcher.hear("event")
        for client in deaf:
            self.assertEqual(client.hear("goodbye").reason, conversation_pb2.GOODBYE_REASON_NOT_READING)

    def test_that_wakes_up_in_time_stays_and_sees_the_present(self):
        sleeper = self.connect(wants_snapshots=True)
        watcher = self.connect(wants_snapshots=True)
        began = watcher.hear("snapshot").sequence
        while watcher.hear("snapshot").sequence < began + 1000:
            pass
        now = watcher.hear("snapshot").sequence
        heard = 0
        while sleeper.hear("snapshot").sequence < now:
            heard += 1
        self.assertLess(heard, 30, "it misses snapshots instead of watching the past")
