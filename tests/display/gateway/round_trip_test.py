"""A browser before a real gateway and a real kneadd: what it is told, what it may ask, and who goes missing."""
import unittest

from knead.v1 import care_pb2, display_pb2, session_pb2

from browser import Closed, get
from running_gateway import SCRIPT, GatewayTest


class RoundTrip(GatewayTest):
    def test_hello_comes_first_then_the_chair(self):
        browser = self.browser()
        self.assertEqual(browser.welcome.role, display_pb2.ROLE_PERSON)
        self.assertEqual(browser.hear("hello").chair_kind, "sim")
        self.assertEqual(browser.seen[:3], ["welcome", "status", "hello"])
        first, second = browser.hear("snapshot"), browser.hear("snapshot")
        self.assertGreater(second.sequence, first.sequence)
        self.assertEqual(browser.hear("status").chair, display_pb2.CHAIR_LINK_THERE)

    def test_two_browsers_get_each_their_own_answers_and_the_same_events(self):
        one, two = self.browser(), self.browser()
        one.hear("snapshot", lambda s: s.seat_occupied)
        one.last_id = two.last_id = 70  # the same ids mean different requests
        self.assertTrue(one.ask(start=dict(programme="classic")).accepted)
        self.assertEqual(two.ask(start=dict(programme="none")).refusal, session_pb2.REFUSAL_UNKNOWN_PROGRAMME)
        self.assertTrue(two.ask(stop=dict()).accepted)
        self.assertIn("event", two.seen, "an event that belongs to a request comes before its answer")
        one.hear("event", lambda e: e.code == "wish_stop")

    def test_people_are_asked_about_through_the_gateway(self):
        browser = self.browser()
        self.assertEqual(browser.care(add_person=dict(name="Ada")).refusal, care_pb2.CARE_REFUSAL_NONE)
        self.assertEqual([p.name for p in browser.care(list_people=dict()).people.people], ["Ada"])

    def test_a_kneadd_that_goes_and_comes_back_is_told_and_found_again(self):
        browser = self.browser()
        browser.hear("snapshot")
        self.end(self.kneadd)
        lost = browser.hear("status", lambda s: s.chair == display_pb2.CHAIR_LINK_LOST)
        self.assertIn("own stop", lost.text)
        answer = browser.ask(stop=dict())
        self.assertEqual(answer.refusal, session_pb2.REFUSAL_NO_ANSWER)
        self.kneadd = self.start_kneadd()
        browser.hear("hello")
        browser.hear("snapshot")

    def test_the_gateway_says_goodbye_when_it_ends(self):
        browser = self.browser()
        self.gateway.terminate()
        self.assertIn("ends", browser.hear("goodbye").text)
        with self.assertRaises(Closed):
            while True:
                browser.next()
        self.assertEqual(self.gateway.wait(10), 0)


class Page(GatewayTest):
    def test_files_come_compressed_with_their_headers(self):
        status, headers, body = get(self.port, "/")
        self.assertEqual((status, headers["content-type"]), (200, "text/html; charset=utf-8"))
        self.assertIn("default-src 'none'", headers["content-security-policy"])
        self.assertEqual(headers["cache-control"], "no-cache")
        status, headers, body = get(self.port, "/assets/main-1a2b.js", Accept_Encoding="gzip, deflate")
        self.assertEqual(headers["content-encoding"], "gzip")
        self.assertIn("immutable", headers["cache-control"])
        self.assertEqual(len(body), int(headers["content-length"]))
        self.assertEqual(get(self.port, "/assets/main-1a2b.js")[2], SCRIPT)
        self.assertEqual(get(self.port, "/", If_None_Match=get(self.port, "/")[1]["etag"])[0], 304)
        self.assertEqual(get(self.port, "/", method="HEAD")[2], b"")


if __name__ == "__main__":
    unittest.main()
