"""docs/protocol.md shows a client; here that very client runs against a real kneadd."""
import os
import re
import subprocess
import sys

from running_kneadd import GENEROUS_S, SOURCE, KneaddTest

CLIENT = SOURCE / "tests/protocol/knead_client.py"


class ProtocolPage(KneaddTest):
    def test_shows_the_client_that_is_tested(self):
        page = (SOURCE / "docs/protocol.md").read_text()
        blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
        self.assertIn(CLIENT.read_text(), blocks, "paste tests/protocol/knead_client.py into docs/protocol.md")

    def test_a_stranger_can_start_feel_complain_and_stop(self):
        done = subprocess.run([sys.executable, CLIENT], capture_output=True, text=True, timeout=GENEROUS_S,
                              env={**os.environ, "KNEAD_SOCKET": self.socket})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr + self.log())
        self.assertRegex(done.stdout, r"10 min at most, by CR-19\nstart accepted\nwarm-up: .* N\npain accepted\n"
                                      r"You said it hurts.*\nstop accepted\nreleased\n")

    def test_names_every_goodbye(self):
        page = (SOURCE / "docs/protocol.md").read_text()
        proto = (SOURCE / "proto/knead/v1/conversation.proto").read_text()
        for reason in re.findall(r"GOODBYE_REASON_(\w+) = [1-9]", proto):
            self.assertIn(f"`{reason}`", page)

    def test_says_how_care_is_spoken_of_and_how_large_messages_are(self):
        page = (SOURCE / "docs/protocol.md").read_text()
        for promise in ("CareRequest", "CareAnswer", "REFUSAL_WITHDRAWN", "care.proto"):
            self.assertIn(promise, page)
