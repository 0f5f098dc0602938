"""The wire side of a plant: listens on a Unix socket, greets, and answers step by step. It knows no body: write
one (spring_back.py is an example) and hand it to serve(). The conversation is proto/knead/v1/plant.proto."""
import os
import socket

from google.protobuf.internal.encoder import _VarintBytes
from knead.v1 import plant_pb2

PROTOCOL_VERSION = 1


class Controller:
    """One controller that has connected: messages in and out, each with its length before it."""

    def __init__(self, connection):
        self.stream = connection.makefile("rwb")

    def hear(self):
        """The next ControllerMessage, or None when the controller has gone."""
        length, shift, byte = 0, 0, 128
        while byte >= 128:
            read = self.stream.read(1)
            if not read:
                return None
            byte = read[0]
            length, shift = length | (byte & 127) << shift, shift + 7
        return plant_pb2.ControllerMessage.FromString(self.stream.read(length))

    def say(self, message):
        payload = message.SerializeToString()
        self.stream.write(_VarintBytes(len(payload)) + payload)
        self.stream.flush()


def converse(controller, make_body):
    """One session, from hello to goodbye. Returns the controller's last words."""
    hello = controller.hear().hello
    body = make_body(hello)
    controller.say(plant_pb2.PlantMessage(hello=plant_pb2.PlantHello(
        protocol_version=PROTOCOL_VERSION, name=body.name, gives=body.gives, truth=body.truth_parts,
        simulated=True)))  # nothing that can press a person stands behind this
    while (message := controller.hear()) is not None:
        kind = message.WhichOneof("kind")
        if kind == "step":
            answer = plant_pb2.PlantMessage()
            answer.reading.number = message.step.number
            answer.reading.time_ns = message.step.time_ns
            body.step(message.step, answer.reading)
            controller.say(answer)
        elif kind == "power_off":
            body.power_off()
        elif kind == "goodbye":
            return message.goodbye.text
    return "the controller is gone"


def serve(path, make_body, once=False):
    """Listens on `path` and has one session after the other, each with a body of its own: make_body(hello)."""
    if os.path.exists(path):
        os.unlink(path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        while True:
            connection, _ = listener.accept()
            with connection:
                try:
                    print(converse(Controller(connection), make_body), flush=True)
                except (BrokenPipeError, ConnectionResetError):
                    print("the controller is gone", flush=True)
            if once:
                return
