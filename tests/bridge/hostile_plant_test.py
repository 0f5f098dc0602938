"""Plants that are silent, talk nonsense, lie about time or go away: each stops the program with words that name the
plant, the step, the field and the cure, and the plant is told that power is off."""
import json
import math

from knead.v1 import plant_pb2
from knead_plant import Controller
from plant_in_a_thread import PlantTest
from spring_back import SpringBack

LAST_GOOD = 40


def converse(connection, heard, spoil, version=1, simulated=True):
    """A spring back that is spoilt after step LAST_GOOD by spoil(controller, answer); False: say nothing."""
    controller = Controller(connection)
    body = SpringBack(controller.hear().hello)
    controller.say(plant_pb2.PlantMessage(hello=plant_pb2.PlantHello(
        protocol_version=version, name=body.name, gives=body.gives, truth=body.truth_parts,
        simulated=simulated)))
    while (message := controller.hear()) is not None:
        if message.WhichOneof("kind") != "step":
            heard.append(message)
            continue
        answer = plant_pb2.PlantMessage()
        answer.reading.number, answer.reading.time_ns = message.step.number, message.step.time_ns
        body.step(message.step, answer.reading)
        if message.step.number <= LAST_GOOD or spoil(controller, answer):
            controller.say(answer)


class HostilePlant(PlantTest):
    def ends_with(self, spoil, *words, told=True, **hello):
        thread = self.listen(lambda connection: converse(connection, self.heard, spoil, **hello))
        done = self.simulate("--plant-timeout", "0.5", "--json", code=1)
        self.assertEqual(list(json.loads(done.stdout)), ["error"], "no report of a session that broke off")
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        thread.join()
        if told:
            self.assertEqual([m.WhichOneof("kind") for m in self.heard][:1], ["power_off"])
            self.assertFalse(self.heard[-1].goodbye.finished)
            self.assertIn("step 41", self.heard[-1].goodbye.text)

    def test_silence(self):
        self.ends_with(lambda controller, answer: False, 'plant "spring back", step 41: has been silent for 0.5 s',
                       "--plant-timeout")

    def test_a_number_that_is_none(self):
        def spoil(_, answer):
            answer.reading.left.force_n = math.nan
            return True
        self.ends_with(spoil, "step 41: left.force_n: nan is no number; allowed: -100 to 1000 N")

    def test_a_value_in_the_wrong_unit(self):
        def spoil(_, answer):
            answer.reading.carriage_mm = 300_000.0
            return True
        self.ends_with(spoil, "carriage_mm: 300000 is more than this sensor could say", "unit")

    def test_a_mat_of_another_size(self):
        def spoil(_, answer):
            answer.reading.back_mat.kpa[:] = [0.0] * 100
            return True
        self.ends_with(spoil, "back_mat.kpa: 100 values, 128 are due")

    def test_time_that_goes_back(self):
        def spoil(_, answer):
            answer.reading.time_ns -= 5_000_000
            return True
        self.ends_with(spoil, "time_ns: 36000000 is not later than the reading before it (40000000)")

    def test_time_that_runs_ahead(self):
        def spoil(_, answer):
            answer.reading.time_ns += 1_000_000
            return True
        self.ends_with(spoil, "time_ns: 42000000 is not the step's 41000000")

    def test_the_answer_to_another_step(self):
        def spoil(_, answer):
            answer.reading.number -= 1
            return True
        self.ends_with(spoil, "number: 40 is another step's")

    def test_bytes_that_are_no_message(self):
        def spoil(controller, _):
            controller.stream.write(b"\x05hello")
            controller.stream.flush()
            return False
        self.ends_with(spoil, "5 bytes that are no PlantMessage")

    def test_a_giant(self):
        def spoil(controller, _):
            controller.stream.write(b"\xff\xff\xff\x7f")
            controller.stream.flush()
            return False
        self.ends_with(spoil, "more than 64 KiB")

    def test_half_a_message(self):
        def spoil(controller, answer):
            controller.stream.write(b"\xff\x01" + answer.SerializeToString()[:20])
            controller.stream.flush()
            return False
        self.ends_with(spoil, "stopped in the middle of a message")

    def test_a_plant_that_goes_away(self):
        def spoil(controller, _):
            raise OSError("gone")
        self.ends_with(spoil, "step 41: went away", told=False)

    def test_a_goodbye(self):
        def spoil(_, answer):
            answer.goodbye.text = "out of patience"
            return True
        self.ends_with(spoil, "step 41: said goodbye: out of patience")

    def test_another_version(self):
        self.ends_with(None, "the plant speaks 3, this program 1", told=False, version=3)

    def test_a_plant_that_does_not_say_that_it_is_a_simulation(self):
        self.ends_with(None, "hello.simulated", told=False, simulated=False)

    def test_no_plant_at_all(self):
        done = self.simulate("--plant-timeout", "0.2", code=1)
        self.assertIn(f"{self.socket}: no plant listens here", done.stderr)
