"""A stranger's whole client: answer the questions, start a massage, say that it hurts, hear why it lets go, stop."""
import os
import socket

from google.protobuf.internal.encoder import _VarintBytes
from knead.v1 import care_pb2, conversation_pb2, session_pb2


class Chair:
    def __init__(self, path, **wishes):
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(path)
        self.stream, self.events, self.last_id = connection.makefile("rwb"), [], 0
        self.say(hello=dict(protocol_version=1, client_name="knead_client.py", **wishes))
        self.hello = self.hear("hello")

    def say(self, **kind):
        message = conversation_pb2.ClientMessage(**kind).SerializeToString()
        self.stream.write(_VarintBytes(len(message)) + message)
        self.stream.flush()

    def hear(self, kind):
        """The next message of this kind. Events on the way are kept in self.events."""
        while True:
            length, shift, byte = 0, 0, 128
            while byte >= 128:
                byte = self.stream.read(1)[0]
                length, shift = length | (byte & 127) << shift, shift + 7
            message = conversation_pb2.ServerMessage.FromString(self.stream.read(length))
            if message.HasField("event"):
                self.events.append(message.event)
            if message.HasField("goodbye") and kind != "goodbye":
                raise ConnectionError(message.goodbye.text)
            if message.HasField(kind):
                return getattr(message, kind)

    def ask(self, **request):
        self.last_id += 1
        self.say(request=dict(id=self.last_id, **request))
        answer = self.hear("answer")
        print(*request, "accepted" if answer.accepted else "refused: " + answer.text)

    def care(self, **request):
        """What is asked about people, answered whole."""
        self.last_id += 1
        self.say(care=dict(id=self.last_id, **request))
        return self.hear("care")


if __name__ == "__main__":
    chair = Chair(os.environ["KNEAD_SOCKET"], wants_snapshots=True, wants_events=True)
    while not chair.hear("snapshot").seat_occupied:
        pass
    chair.care(add_person=dict(name="Ada"))
    asked = chair.care(ask_questions=dict()).questions
    nothing = [dict(code=q.code, number=0) for q in asked.questions if q.kind != care_pb2.ANSWER_KIND_DAY]
    today = chair.care(submit_intake=dict(person="Ada", version=asked.version, answers=nothing)).prescription
    print(f"{today.massage_time_s.value / 60:.0f} min at most, by {today.massage_time_s.rule}")
    chair.ask(start=dict(programme="classic", person="Ada"))
    while (now := chair.hear("snapshot")).session.state != session_pb2.SESSION_STATE_MASSAGE:
        pass
    print(f"{now.session.phase_name}: left {now.left.force_n:.1f} N, right {now.right.force_n:.1f} N")
    chair.ask(pain=dict(severe=False))
    print(next(event.text for event in chair.events if event.code == "wish_pain"))
    chair.ask(stop=dict())
    while not chair.hear("snapshot").released:
        pass
    print("released")
