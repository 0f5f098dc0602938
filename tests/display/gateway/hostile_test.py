"""Browsers that mean harm, or are out of order. Whatever they do, somebody else still sees the chair."""
import os
import socket
import struct
import time
import unittest

from knead.v1 import conversation_pb2, display_pb2

from browser import BINARY, PATIENCE_S, PING, TEXT, Browser, Closed, get, http
from running_gateway import GatewayTest


class Hostile(GatewayTest):
    def tearDown(self):
        self.still_works()

    def sent_away(self, browser, reason=None):
        """Waits for the close; returns the code. A goodbye with `reason` must come before."""
        said = None
        try:
            while True:
                message = browser.next()
                if message.HasField("goodbye"):
                    said = message.goodbye.reason
        except Closed as closed:
            if reason is not None:
                self.assertEqual(said, reason)
            return closed.code
        except ConnectionError:
            return None

    # ---- HTTP ----

    def test_header_lines_that_come_one_by_one_end_after_ten_seconds(self):
        began = time.monotonic()
        slow = socket.create_connection(("127.0.0.1", self.port))
        self.addCleanup(slow.close)
        slow.settimeout(0.2)
        slow.sendall(b"GET / HTTP/1.1\r\n")
        while time.monotonic() - began < PATIENCE_S:
            try:
                slow.sendall(b"X-A: b\r\n")
                if slow.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        self.assertLess(time.monotonic() - began, PATIENCE_S - 4)

    def test_headers_without_end_are_refused(self):
        answer = http(self.port, b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n")
        self.assertTrue(answer == b"" or b" 431 " in answer.split(b"\r\n")[0], answer[:80])

    def test_what_is_no_http_is_refused(self):
        for nonsense in (b"\x00" * 64 + b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(99),
                         b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"):
            answer = http(self.port, nonsense)
            self.assertTrue(answer == b"" or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 421")), answer[:80])

    def test_a_body_is_not_read(self):
        answer = http(self.port, f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Length: 999999999\r\n\r\n"
                                 .encode() + b"x" * 65536)
        self.assertTrue(answer == b"" or b" 400 " in answer.split(b"\r\n")[0] or b" 405 " in answer.split(b"\r\n")[0])

    def test_no_path_leads_out_of_the_page(self):
        for target in ("/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f", "//etc/passwd",
                       "/assets/main-1a2b.js.br", "/index.html%00.js"):
            status, _, body = get(self.port, target)
            self.assertIn(status, (400, 404), target)
            self.assertNotIn(b"root:", body)

    def test_a_name_that_somebody_points_here_is_not_answered(self):
        self.assertEqual(get(self.port, "/", Host=f"evil.example:{self.port}")[0], 421)

    def test_a_flood_of_requests_is_slowed_down(self):
        one = (f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n").encode()
        answer = http(self.port, one * 400)
        self.assertEqual(answer.count(b" 429 "), 1, "and the last answer says so")
        self.assertLess(answer.count(b" 200 OK"), 200)
        time.sleep(1.5)  # what one address may ask comes back with time

    def test_an_address_has_only_so_many_connections(self):
        held = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(80)]
        refused = 0
        for connection in held:
            connection.settimeout(0.05)
            try:
                refused += connection.recv(1) == b""
            except TimeoutError:
                pass
            except ConnectionError:
                refused += 1
        for connection in held:
            connection.close()
        self.assertEqual(refused, 80 - 64)
        self.wait_until(lambda: get_or_none(self.port) == 200, "there is room again")

    # ---- WebSocket ----

    def test_a_page_of_somebody_else_gets_no_websocket(self):
        for origin in ("http://evil.example", f"https://127.0.0.1:{self.port}", "null"):
            with self.assertRaises(ConnectionError) as refused:
                Browser(self.port, origin=origin)
            self.assertIn(" 403 ", str(refused.exception))

    def test_text_is_not_spoken_here(self):
        browser = self.browser()
        browser.frame(TEXT, b"hello")
        self.assertEqual(self.sent_away(browser, conversation_pb2.GOODBYE_REASON_MALFORMED), 1008)

    def test_bytes_that_are_no_message_end_it(self):
        browser = self.browser()
        browser.frame(BINARY, b"\xff" * 40)
        self.assertEqual(self.sent_away(browser, conversation_pb2.GOODBYE_REASON_MALFORMED), 1008)

    def test_a_message_that_is_too_long_ends_it(self):
        browser = self.browser()
        browser.frame(BINARY, b"\x00" * 5000)
        self.assertIn(self.sent_away(browser), (1009, None))

    def test_a_message_that_claims_to_be_a_terabyte_ends_it(self):
        browser = self.browser()
        browser.frame(BINARY, b"\x00" * 100, length=1 << 40)
        self.assertIn(self.sent_away(browser), (1009, 1002, None))

    def test_frames_against_the_rules_end_it(self):
        for opcode, payload, how in ((BINARY, b"x", dict(masked=False)), (11, b"x", {}), (3, b"x", {}),
                                     (PING, b"x" * 126, {}), (PING, b"x", dict(final=False)), (0, b"x", {})):
            browser = self.browser()
            browser.frame(opcode, payload, **how)
            self.assertIn(self.sent_away(browser), (1002, None), (opcode, how))

    def test_pieces_without_content_and_without_end_are_not_read_as_fast_as_they_come(self):
        browser = self.browser()
        browser.frame(BINARY, b"", final=False)
        browser.connection.settimeout(1)
        flood, sent, began = b"\x00\x80\x5a\x01\xc3\x77" * 10_000, 0, time.monotonic()
        try:
            while sent < 40_000_000 and time.monotonic() - began < 10:
                sent += browser.connection.send(flood)
        except (TimeoutError, ConnectionError):
            pass
        self.assertLess(sent, 20_000_000, "what fits into two sockets, and no more")

    def test_what_comes_before_the_handshake_is_answered_is_no_message(self):
        lines = (f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
                 f"Sec-WebSocket-Protocol: knead.v1\r\nOrigin: http://127.0.0.1:{self.port}\r\n\r\n").encode()
        hello = display_pb2.BrowserMessage(hello=dict(protocol_version=1)).SerializeToString()
        self.assertIn(b" 400 ", http(self.port, lines + hello + b"\x00" * 8000).split(b"\r\n")[0])

    def test_a_long_message_in_small_pieces_ends_it(self):
        browser = self.browser()
        try:
            browser.frame(BINARY, b"\x00" * 100, final=False)
            for _ in range(60):
                browser.frame(0, b"\x00" * 100, final=False)
        except ConnectionError:
            pass
        self.assertIn(self.sent_away(browser), (1009, None))

    def test_who_says_nothing_is_sent_away(self):
        browser = self.browser(hello=False)
        self.sent_away(browser, conversation_pb2.GOODBYE_REASON_NO_HELLO)

    def test_a_flood_of_messages_ends_but_its_stop_is_heard(self):
        browser, other = self.browser(), self.browser()
        other.hear("snapshot", lambda s: s.seat_occupied)
        self.assertTrue(other.ask(start=dict(programme="classic")).accepted)
        try:
            for i in range(200):
                browser.say(request=dict(id=i, ceiling=dict(force_n=10)))
                browser.say(request=dict(id=1000 + i, stop=dict()))
        except ConnectionError:
            pass
        self.sent_away(browser)
        other.hear("event", lambda event: event.code == "wish_stop")

    def test_a_flood_of_pings_ends(self):
        browser = self.browser()
        try:
            for _ in range(500):
                browser.frame(PING, b"x" * 100)
        except ConnectionError:
            pass
        self.sent_away(browser)

    def test_who_reads_nothing_delays_nobody(self):
        deaf, other = self.browser(), self.browser()
        deaf.connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        began, seen = time.monotonic(), 0
        while time.monotonic() - began < 3:
            other.hear("snapshot")
            seen += 1
        self.assertGreater(seen, 60)

    def test_a_client_that_vanishes_leaves_nothing_behind(self):
        for _ in range(20):
            browser = Browser(self.port)
            browser.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            browser.close()
        other = self.browser()
        self.assertEqual(other.hear("status", lambda status: status.browsers == 1).browsers, 1)

    def test_random_bytes_after_the_handshake(self):
        for seed in range(20):
            browser = Browser(self.port, hello=False)
            try:
                browser.connection.sendall(os.urandom(300))
                browser.connection.shutdown(socket.SHUT_WR)
            except ConnectionError:
                pass
            browser.close()

    def test_codes_cannot_be_guessed(self):
        self.display("pair", "--role", "technician")
        browser = self.browser()
        whys = []
        for guess in range(12):
            browser.say(pairing=dict(code=f"{guess:08d}"))
            whys.append(browser.hear("pairing_refused").why)
        self.assertEqual(whys[-1], display_pb2.PairingRefused.WHY_TOO_MANY)
        with open(f"{self.state}/codes") as codes:
            self.assertEqual(codes.read(), "", "all codes are withdrawn")


def get_or_none(port):
    try:
        return get(port, "/")[0]
    except (OSError, IndexError, ValueError):
        return None


if __name__ == "__main__":
    unittest.main()
