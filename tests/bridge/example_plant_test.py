"""The example plant of docs/bridge.md: a whole session on it, and what its truth makes of the report."""
import json
import subprocess
import sys

from plant_in_a_thread import GENEROUS_S, SOURCE, PlantTest
from spring_back import SpringBack


class Stopped(SpringBack):
    """Presses the stop button of the hand switch."""

    stops_at_s = 50.0

    def tell_senses(self, number, now, reading):
        super().tell_senses(number, now, reading)
        reading.switches.hand_stop = now >= self.stops_at_s


class StoppedAtOnce(Stopped):
    stops_at_s = 4.0
    truth_parts = []


class StoppedInTheRest(Stopped):
    """Self-test and scan take less than a minute, the massage 5: the rest of 10 has begun by then. Its end costs twice
    what all before it does, and nothing touches or warms more in it."""

    stops_at_s = 380.0


class ExamplePlant(PlantTest):
    def test_the_program_serves_one_session_and_says_that_it_is_over(self):
        program = subprocess.Popen([sys.executable, "-B", SOURCE / "examples/plant/spring_back.py", self.socket, "--once"],
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(program.stdout.close)
        self.addCleanup(program.kill)
        too_short = self.simulate("--minutes", "0.5", "--json", code=1)
        self.assertEqual(json.loads(too_short.stdout)["body"], "plant spring back")
        self.assertEqual(program.wait(GENEROUS_S), 0)
        self.assertEqual(program.stdout.read(), "the session is over\n")

    def test_a_whole_massage_completes_below_every_ceiling_and_off_the_spine(self):
        self.plant(StoppedInTheRest)
        report = json.loads(self.simulate("--minutes", "5", "--json").stdout)
        print(f"\n{report['duration_s']:.0f} s in {report['wall_s']:.1f} s: {report['realtime_factor']:.1f} x real time")
        self.assertEqual(report["outcome"], "completed")
        self.assertEqual(report["body"], "plant spring back")
        self.assertEqual(report["force"]["ceiling_violations"], 0)
        self.assertGreater(report["force"]["max_n"], 5.0, "the rollers did press")
        self.assertEqual(report["spine"]["contacts"], 0)
        self.assertLess(report["heat"]["surface_max_degc"], 41.0)
        self.assertGreater(report["distress"]["true_episodes"], 0)
        self.assertEqual(list(report["withheld"]), ["invariants"])

    def test_the_hand_switch_of_a_plant_lets_go_and_the_same_seed_gives_the_same_session(self):
        reports = []
        for _ in range(2):
            plant = self.plant(Stopped)
            report = json.loads(self.simulate("--minutes", "5", "--seed", "11", "--json").stdout)
            plant.join(GENEROUS_S)
            del report["wall_s"], report["realtime_factor"]
            reports.append(report)
        self.assertEqual(reports[0], reports[1])
        self.assertEqual(reports[0]["outcome"], "stopped_by_person")
        self.assertGreater(reports[0]["force"]["max_n"], 5.0)
        self.assertLess(reports[0]["release"]["worst_ms"], 250)

    def test_what_the_plant_does_not_tell_is_null_and_says_why(self):
        self.plant(StoppedAtOnce)
        report = json.loads(self.simulate("--minutes", "5", "--json").stdout)
        self.assertIsNone(report["force"]["max_n"])
        self.assertIsNone(report["distress"])
        self.assertIsNone(report["spine"]["contacts"])
        self.assertIsNone(report["heat"])
        self.assertIsNotNone(report["force"]["ceiling_n"], "the controller's own figures are known")
        self.assertIn("TRUTH_PART_SPINE", report["withheld"]["spine"])
        self.assertEqual(report["reasons"]["hand_stop"], 1)

    def test_a_trace_needs_the_whole_truth(self):
        self.plant(StoppedAtOnce)
        done = self.simulate("--trace", str(self.folder / "trace.csv"), code=2)
        self.assertIn("does not tell all of it", done.stderr)

    def test_a_body_or_a_scenario_and_a_plant_exclude_each_other(self):
        for option in (("--body", "x.toml"), ("--population", "softest"), ("--scenario", "x.toml"), ("--emg", "x.csv")):
            self.assertIn("excludes", self.simulate(*option, code=2).stderr)
