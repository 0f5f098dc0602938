"""docs/bridge.md: its program is the one that runs, and what it says of ranges and names is what the code holds."""
import re
import subprocess
import sys

from plant_in_a_thread import SOURCE, PlantTest

LEAST = SOURCE / "examples/plant/least_plant.py"
PAGE = (SOURCE / "docs/bridge.md").read_text()


class BridgePage(PlantTest):
    def test_shows_the_least_plant_and_that_plant_is_an_empty_chair(self):
        self.assertIn(LEAST.read_text(), re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL),
                      "paste examples/plant/least_plant.py into docs/bridge.md")
        program = subprocess.Popen([sys.executable, "-B", LEAST, self.socket], stdout=subprocess.DEVNULL)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        for _ in range(2):
            done = self.simulate("--minutes", "5", code=1)
            self.assertIn("refused", done.stdout)
            self.assertIn("nobody", done.stdout.lower())

    def test_says_the_ranges_that_are_checked(self):
        code = (SOURCE / "hal/bridge/reading_intake.cpp").read_text()
        ranges = re.findall(r'constexpr Range k\w+\{([-\d.\']+), ([-\d.\']+), "(.*?)"\}', code)
        self.assertGreater(len(ranges), 8)
        for low, high, unit in ranges:
            low, high = (f"{float(n.replace(chr(39), '')):g}" for n in (low, high))
            self.assertIn(f"{low} to {high} {unit}", PAGE)

    def test_names_every_sense_and_every_part_of_the_truth(self):
        proto = (SOURCE / "proto/knead/v1/plant.proto").read_text()
        for name in re.findall(r"((?:PLANT_SENSOR|TRUTH_PART)_\w+) = [1-9]", proto):
            self.assertIn(f"`{name}`", PAGE)

    def test_says_how_long_the_wire_side_is(self):
        lines = len((SOURCE / "examples/plant/knead_plant.py").read_text().splitlines())
        self.assertIn(f"wire side, {lines} lines", PAGE)
