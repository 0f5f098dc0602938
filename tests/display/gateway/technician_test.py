"""What a technician alone may: break something of the simulated chair, and be told every reading as it came."""
import socket
import time
import unittest

from knead.v1 import display_pb2, recording_pb2, session_pb2

from browser import PATIENCE_S, Browser
from running_gateway import GatewayTest, free_port


class AsTechnician(GatewayTest):
    """Every browser at this machine is a technician, or has the role that the test gives the gateway."""

    extra_arguments = ("--allow-faults",)

    def setUp(self):
        super().setUp()
        self.become("technician")

    def become(self, role):
        self.end(self.gateway)
        self.port = free_port()
        self.gateway = self.start_gateway("--listen", f"127.0.0.1:{self.port}", "--local-role", role)

    def watching(self, **how):
        browser = self.browser(**how)
        browser.say(watch_signals=dict(on=True))
        self.assertTrue(browser.hear("signals_watched").on)
        return browser


class Faults(AsTechnician):
    def test_a_fault_is_told_to_everybody_while_it_lasts(self):
        technician, other = self.browser(), self.browser()
        self.assertIn("force_left.drop_out", [fault.name for fault in technician.hear("hello").faults])
        answer = technician.ask(inject_fault=dict(name="force_left.drop_out"))
        self.assertTrue(answer.accepted)
        self.assertEqual([fault.name for fault in answer.faults], ["force_left.drop_out"])
        self.assertIn("kneadctl fault clear force_left.drop_out", answer.text)
        told = other.hear("event", lambda event: event.code == "fault_injected")
        self.assertTrue(told.text and told.hint)
        other.hear("snapshot", lambda snapshot: snapshot.faults)
        self.assertTrue(technician.ask(clear_faults=dict()).accepted)
        other.hear("event", lambda event: event.code == "fault_cleared")
        other.hear("snapshot", lambda snapshot: not snapshot.faults)

    def test_nobody_else_breaks_or_mends_anything(self):
        for role in ("viewer", "person"):
            self.become(role)
            browser = self.browser()
            for wish in (dict(inject_fault=dict(name="power.power_loss")), dict(clear_faults=dict())):
                self.assertEqual(browser.ask(**wish).refusal, session_pb2.REFUSAL_NOT_YOUR_ROLE, role)
            self.assertFalse(browser.hear("snapshot").faults)
        self.assertNotIn("fault asked for", self.log(), "kneadd hears nothing of it")


class RawSignals(AsTechnician):
    def test_every_reading_arrives_as_it_came_and_nothing_is_left_out(self):
        browser = self.watching()
        first = before = browser.hear("signals")
        samples = 0
        for _ in range(20):
            now = browser.hear("signals")
            self.assertEqual(now.first_cycle, before.first_cycle + before.cycles, "the next cycle follows")
            self.assertGreater(now.from_ns, before.from_ns)
            self.assertEqual(len(now.emg_uv), 8 * now.emg_samples)
            samples += now.emg_samples
            sensors = {readings.sensor for readings in now.readings}
            self.assertEqual(sensors, {readings.sensor for readings in first.readings})
            for readings in now.readings:
                self.assertEqual(len(readings.value), len(readings.at_ms))
            before = now
        self.assertGreaterEqual(samples, now.first_cycle - first.first_cycle, "at least one sample a cycle of each electrode")
        self.assertTrue({recording_pb2.SENSOR_FORCE_LEFT_N, recording_pb2.SENSOR_LINE_PRESSURE_KPA,
                         recording_pb2.SENSOR_HEAT_UPPER_2_DEGC, recording_pb2.SENSOR_CARRIAGE_MM} <= sensors)
        self.assertNotIn("signals_missed", browser.seen)
        browser.hear("signals", lambda signals: len(signals.back_mat_kpa) > 0)

    def test_what_breaks_is_seen_raw(self):
        browser = self.watching()
        browser.ask(inject_fault=dict(name="force_right.disconnect"))
        browser.hear("signals", lambda signals: any(
            readings.sensor == recording_pb2.SENSOR_FORCE_RIGHT_N
            and readings.validity == recording_pb2.SAMPLE_VALIDITY_ABSENT for readings in signals.readings))

    def test_kneadd_makes_them_only_while_a_technician_listens(self):
        one, two = self.watching(), self.watching()
        one.close()
        two.hear("signals")
        two.say(watch_signals=dict(on=False))
        self.assertFalse(two.hear("signals_watched").on)
        self.wait_until(lambda: "are not listened to any more" in self.display_log.read_text(), "nobody listens")
        two.seen.clear()
        for _ in range(30):
            two.hear("snapshot")
        self.assertNotIn("signals", two.seen)
        two.say(watch_signals=dict(on=True))
        two.hear("signals")

    def test_they_come_again_after_kneadd_was_away(self):
        browser = self.watching()
        browser.hear("signals")
        self.end(self.kneadd)
        browser.hear("status", lambda status: status.chair == display_pb2.CHAIR_LINK_LOST)
        self.kneadd = self.start_kneadd(*self.extra_arguments)
        browser.seen.clear()
        browser.hear("signals")

    def test_nobody_else_is_told_them(self):
        for role in ("viewer", "person", "none"):
            self.become(role)
            browser = self.browser()
            browser.say(watch_signals=dict(on=True))
            refused = browser.hear("signals_watched")
            self.assertFalse(refused.on)
            self.assertIn("knead-display pair", refused.text)
            self.assertNotIn("are listened to", self.display_log.read_text())
            self.assertEqual(browser.ask(stop=dict()).accepted, False, "the conversation goes on")

    def test_who_reads_slowly_loses_the_oldest_is_told_how_much_and_slows_nobody(self):
        slow = Browser(self.port, connection=self.narrow(), origin=f"http://127.0.0.1:{self.port}")
        self.addCleanup(slow.close)
        slow.say(watch_signals=dict(on=True))
        slow.hear("signals")
        other = self.watching()
        began = time.monotonic()
        before = other.hear("signals")
        while time.monotonic() - began < 6:
            now = other.hear("signals")
            self.assertEqual(now.first_cycle, before.first_cycle + before.cycles)
            before = now
        missed = slow.hear("signals_missed").cycles
        self.assertGreater(missed, 500)
        self.assertNotIn("signals_missed", other.seen)
        self.assertNotIn("sent away", self.log(), "kneadd itself was read all the time")

    def narrow(self):
        """A line on which little fits: what is not read stays at the gateway."""
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(PATIENCE_S)
        connection.connect(("127.0.0.1", self.port))
        return connection


if __name__ == "__main__":
    unittest.main()
