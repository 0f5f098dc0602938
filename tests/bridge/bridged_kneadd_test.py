"""kneadd with an external plant for a body: it follows the plant's pace, answers people, lets go when the plant breaks
off, and says so."""
import signal
import subprocess
import threading
import time

from hostile_plant_test import Controller, plant_pb2
from plant_in_a_thread import BIN, SOURCE, PlantTest
from spring_back import SpringBack

WITHIN_S = 120


class BridgedKneadd(PlantTest):
    def start(self, spoil=None):
        """kneadd on a spring back; from the moment `self.hostile` is set, `spoil` answers instead."""
        self.hostile, self.energised = threading.Event(), threading.Event()

        def converse(connection):
            controller = Controller(connection)
            body = SpringBack(controller.hear().hello)
            controller.say(plant_pb2.PlantMessage(hello=plant_pb2.PlantHello(
                protocol_version=1, name=body.name, gives=body.gives, simulated=True)))
            while (message := controller.hear()) is not None:
                if message.WhichOneof("kind") != "step":
                    self.heard.append(message)
                    continue
                answer = plant_pb2.PlantMessage()
                answer.reading.number, answer.reading.time_ns = message.step.number, message.step.time_ns
                body.step(message.step, answer.reading)
                if body.powered:
                    self.energised.set()
                if not self.hostile.is_set() or spoil(answer):
                    controller.say(answer)

        self.plant_thread = self.listen(converse)
        self.log_path, self.kneadd_socket = self.folder / "log", str(self.folder / "kneadd.sock")
        with self.log_path.open("w") as log:
            self.kneadd = subprocess.Popen(
                [BIN / "kneadd", "--config", SOURCE / "config/kneadd.toml", "--chair", "bridge", "--bridge",
                 self.socket, "--plant-timeout", "2", "--socket", self.kneadd_socket,
                 "--history", str(self.folder / "history.db")], stdout=log, stderr=subprocess.STDOUT)
        self.addCleanup(self.kneadd.wait)
        self.addCleanup(self.kneadd.kill)
        self.wait_for("ready chair=bridge")

    def wait_for(self, text):
        until = time.monotonic() + WITHIN_S
        while text not in self.log_path.read_text():
            self.assertLess(time.monotonic(), until, f"never came: {text}\n{self.log_path.read_text()}")
            time.sleep(0.02)

    def press_start(self):
        """Until the mat has felt the person, a start is refused; a person presses again."""
        until = time.monotonic() + WITHIN_S
        while not self.energised.is_set():
            self.assertLess(time.monotonic(), until, self.log_path.read_text())
            subprocess.run([BIN / "kneadctl", "--socket", self.kneadd_socket, "start", "classic", "--condition",
                            "healthy"], capture_output=True, timeout=WITHIN_S)
            self.energised.wait(0.5)

    def ends_with(self, code, *words):
        self.assertEqual(self.kneadd.wait(WITHIN_S), code, self.log_path.read_text())
        for word in words:
            self.assertIn(word, self.log_path.read_text())
        self.plant_thread.join(WITHIN_S)

    def test_it_serves_people_and_leaves_in_order(self):
        self.start()
        self.press_start()
        self.kneadd.send_signal(signal.SIGTERM)
        self.ends_with(0, 'bridge plant="spring back"', "released, the cycle has ended")
        self.assertEqual(self.heard[0].WhichOneof("kind"), "power_off")
        self.assertTrue(self.heard[-1].goodbye.finished)

    def test_a_plant_that_falls_silent_in_a_massage_is_let_go_of_with_its_reason(self):
        self.start(spoil=lambda answer: False)
        self.press_start()
        self.hostile.set()
        self.ends_with(1, "reason=chair_read_failed", 'plant "spring back", step', "has been silent for 2 s")
        self.assertEqual(self.heard[0].WhichOneof("kind"), "power_off")

    def test_a_plant_that_lies_about_time_is_let_go_of_with_its_reason(self):
        def spoil(answer):
            answer.reading.time_ns += 3_000_000
            return True
        self.start(spoil)
        self.press_start()
        self.hostile.set()
        self.ends_with(1, "reason=chair_read_failed", "is not the step's")

    def test_a_plant_that_says_goodbye_ends_it_in_order(self):
        def spoil(answer):
            answer.goodbye.text = "enough"
            return True
        self.start(spoil)
        self.hostile.set()
        self.ends_with(0, "the chair came to its end")
