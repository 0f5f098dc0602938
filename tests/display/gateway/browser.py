"""A browser's side of a WebSocket in a few lines, and below it the bare socket for those who mean harm."""
import base64
import os
import socket
import struct

from knead.v1 import display_pb2

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
PATIENCE_S = 20


class Closed(Exception):
    """The gateway has closed; `code` is what it said, or None."""

    def __init__(self, code=None):
        super().__init__(f"closed {code}")
        self.code = code


def http(port, request, host="127.0.0.1"):
    """Sends these bytes and returns everything that comes until the gateway closes."""
    with socket.create_connection((host, port), PATIENCE_S) as connection:
        connection.settimeout(PATIENCE_S)
        try:
            connection.sendall(request)
            answer = b""
            while chunk := connection.recv(65536):
                answer += chunk
        except ConnectionError:
            pass
        return answer


def get(port, target, method="GET", **headers):
    """Status, headers and body of one request."""
    lines = {"Host": f"127.0.0.1:{port}", "Connection": "close", **{k.replace("_", "-"): v for k, v in headers.items()}}
    request = f"{method} {target} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items() if v is not None)
    head, _, body = http(port, request.encode("latin-1") + b"\r\n").partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    return int(first.split()[1]), {line.split(": ")[0].lower(): line.split(": ")[1] for line in rest}, body


class Browser:
    """One WebSocket. It says hello at once unless told not to."""

    def __init__(self, port, hello=True, origin=None, connection=None, host="127.0.0.1", **wishes):
        self.connection = connection or socket.create_connection(("127.0.0.1", port), PATIENCE_S)
        self.connection.settimeout(PATIENCE_S)
        scheme = "https" if connection else "http"
        self.connection.sendall((
            f"GET /ws HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Protocol: knead.v1\r\nOrigin: {origin or f'{scheme}://{host}:{port}'}\r\n\r\n").encode())
        self.stream = self.connection.makefile("rb")
        self.status_line = self.stream.readline().decode()
        if " 101 " not in self.status_line:
            self.close()
            raise ConnectionError(self.status_line)
        while self.stream.readline() not in (b"\r\n", b""):
            pass
        self.seen, self.last_id = [], 0
        if hello:
            self.say(hello=dict(protocol_version=1, browser_name="test", **wishes))
            self.welcome = self.hear("welcome")

    def frame(self, opcode, payload, final=True, masked=True, length=None):
        length = len(payload) if length is None else length
        head = bytes([(128 if final else 0) | opcode])
        mark = 128 if masked else 0
        if length < 126:
            head += bytes([mark | length])
        elif length < 65536:
            head += bytes([mark | 126]) + struct.pack(">H", length)
        else:
            head += bytes([mark | 127]) + struct.pack(">Q", length)
        mask = b"\x5a\x01\xc3\x77"
        body = bytes(b ^ mask[i % 4] for i, b in enumerate(payload)) if masked else payload
        self.connection.sendall(head + (mask if masked else b"") + body)

    def say(self, **kind):
        self.frame(BINARY, display_pb2.BrowserMessage(**kind).SerializeToString())

    def read(self, count):
        try:
            data = self.stream.read(count)
        except ConnectionError:
            raise Closed() from None
        if len(data) < count:
            raise Closed()
        return data

    def receive(self):
        """The next whole frame: opcode and payload."""
        first, second = self.read(2)
        assert not second & 128, "a server never masks"
        assert first & 128, "a message is one frame (display.proto)"
        length = second & 127
        if length == 126:
            length, = struct.unpack(">H", self.read(2))
        elif length == 127:
            length, = struct.unpack(">Q", self.read(8))
        return first & 15, self.read(length)

    def next(self):
        """The next message; pings are answered, a close is raised."""
        while True:
            opcode, payload = self.receive()
            if opcode == PING:
                self.frame(PONG, payload)
            elif opcode == CLOSE:
                raise Closed(struct.unpack(">H", payload[:2])[0] if payload else None)
            elif opcode == BINARY:
                message = display_pb2.DisplayMessage.FromString(payload)
                self.seen.append(message.WhichOneof("kind"))
                return message

    def hear(self, kind, wanted=lambda message: True):
        while True:
            message = self.next()
            if message.WhichOneof("kind") == kind and wanted(getattr(message, kind)):
                return getattr(message, kind)

    def ask(self, **request):
        self.last_id += 1
        own = self.last_id
        self.say(request=dict(id=own, **request))
        return self.hear("answer", lambda answer: answer.request_id == own)

    def care(self, **request):
        self.last_id += 1
        own = self.last_id
        self.say(care=dict(id=own, **request))
        return self.hear("care", lambda answer: answer.request_id == own)

    def close(self):
        self.stream.close()
        self.connection.close()
