"""From another address: only encrypted, nothing before pairing, the role of the code after it, none when revoked."""
import re
import socket
import ssl
import subprocess
import unittest
import urllib.request

from knead.v1 import display_pb2, session_pb2

from browser import PATIENCE_S, Browser
from running_gateway import GatewayTest, free_port

# More than one record of TLS.
LARGE = bytes(range(256)) * 400


def address():
    """This machine's own address on the network, as another device would use it; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
            own = probe.getsockname()[0]
        except OSError:
            return None
    return None if own.startswith("127.") else own


class Pairing(GatewayTest):
    def setUp(self):
        self.address = address()
        super().setUp()

    def open_to_the_network(self):
        if self.address is None:
            self.skipTest("this machine has no address but loopback")
        self.end(self.gateway)
        self.tls_port = free_port()
        (self.page / "assets/large-3c4d.js").write_bytes(LARGE)
        self.certificate, key = f"{self.folder.name}/cert.pem", f"{self.folder.name}/key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                        "-nodes", "-days", "2", "-subj", "/CN=chair.local", "-addext",
                        f"subjectAltName=DNS:chair.local,IP:{self.address}", "-keyout", key, "-out", self.certificate],
                       check=True, capture_output=True)
        self.gateway = self.start_gateway("--listen", f"127.0.0.1:{self.port}", f"{self.address}:{self.tls_port}",
                                          "--tls-cert", self.certificate, "--tls-key", key, "--host", "chair.local")

    def phone(self, **wishes):
        context = ssl.create_default_context(cafile=self.certificate)
        plain = socket.create_connection((self.address, self.tls_port), PATIENCE_S)
        encrypted = context.wrap_socket(plain, server_hostname=self.address)
        browser = Browser(self.tls_port, connection=encrypted, host=self.address, **wishes)
        self.addCleanup(browser.close)
        return browser

    def code(self, role):
        return re.search(r"\d{4} \d{4}", self.display("pair", "--role", role)).group()

    def test_a_phone_sees_nothing_before_it_is_paired_and_has_its_role_until_it_is_revoked(self):
        self.open_to_the_network()
        phone = self.phone()
        self.assertEqual(phone.welcome.role, display_pb2.ROLE_NONE)
        self.assertEqual(phone.ask(stop=dict()).refusal, session_pb2.REFUSAL_NOT_YOUR_ROLE)
        self.assertFalse({"hello", "snapshot", "event"} & set(phone.seen), phone.seen)
        phone.say(pairing=dict(code=self.code("viewer"), browser_name="Ada's phone"))
        paired = phone.hear("welcome")
        self.assertEqual((paired.role, len(paired.token)), (display_pb2.ROLE_VIEWER, 32))
        phone.hear("snapshot")
        self.assertEqual(phone.ask(start=dict(programme="classic")).refusal, session_pb2.REFUSAL_NOT_YOUR_ROLE)
        self.assertEqual(phone.ask(stop=dict()).refusal, session_pb2.REFUSAL_NOTHING_RUNNING, "taken to the chair")
        again = self.phone(token=paired.token)
        self.assertEqual(again.welcome.role, display_pb2.ROLE_VIEWER)
        listed = self.display("tokens", "list")
        self.assertIn("Ada's phone", listed)
        self.display("tokens", "revoke", listed.split()[0])
        self.assertTrue(again.hear("welcome").token_unknown)
        self.assertEqual(self.phone(token=paired.token).welcome.role, display_pb2.ROLE_NONE)

    def test_a_large_file_of_the_page_arrives_whole_where_it_is_encrypted(self):
        self.open_to_the_network()
        context = ssl.create_default_context(cafile=self.certificate)
        url = f"https://{self.address}:{self.tls_port}/assets/large-3c4d.js"
        with urllib.request.urlopen(url, context=context, timeout=PATIENCE_S) as answer:
            self.assertEqual(answer.read(), LARGE)

    def test_a_browser_at_the_chair_becomes_a_technician_by_a_code(self):
        browser = self.browser()
        browser.say(pairing=dict(code=self.code("technician")))
        self.assertEqual(browser.hear("welcome").role, display_pb2.ROLE_TECHNICIAN)

    def test_without_a_certificate_nobody_else_is_let_in(self):
        said = self.display("--listen", "0.0.0.0:9", "--page", self.page, code=1)
        self.assertIn("--tls-cert", said)

    def test_says_what_is_wrong_and_what_to_do(self):
        self.assertIn("index.html", self.display("--page", self.folder.name, code=1))
        self.assertIn("127.0.0.1:8080", self.display("--listen", "nonsense", "--page", self.page, code=1))
        self.assertIn("end what uses it", self.display("--listen", f"127.0.0.1:{self.port}", "--page", self.page, code=1))
        self.assertIn("--page", self.display(code=2))
        self.assertIn("tokens list", self.display("tokens", "revoke", "nobody", code=1))


if __name__ == "__main__":
    unittest.main()
