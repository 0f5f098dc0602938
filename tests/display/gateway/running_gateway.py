"""A knead-display before a kneadd on the simulated chair, for one test."""
import gzip
import pathlib
import socket
import subprocess

from browser import Browser
from running_kneadd import BIN, KneaddTest

SCRIPT = b"console.log('knead')\n" * 200


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class GatewayTest(KneaddTest):
    gateway_arguments = ()

    def setUp(self):
        super().setUp()
        page = pathlib.Path(self.folder.name) / "page"
        (page / "assets").mkdir(parents=True)
        (page / "index.html").write_text("<!doctype html><title>Knead</title>")
        (page / "assets/main-1a2b.js").write_bytes(SCRIPT)
        (page / "assets/main-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
        (page / "assets/main-1a2b.js.br").write_bytes(b"not looked into")
        self.page, self.state = page, f"{self.folder.name}/state"
        self.port = free_port()
        self.display_log = pathlib.Path(self.folder.name) / "display.log"
        self.gateway = self.start_gateway(*self.gateway_arguments)

    def start_gateway(self, *arguments):
        with self.display_log.open("w") as log:
            process = subprocess.Popen(
                [BIN / "knead-display", "--socket", self.socket, "--page", self.page, "--state", self.state,
                 *(arguments or ("--listen", f"127.0.0.1:{self.port}"))], stdout=log, stderr=subprocess.STDOUT)
        self.addCleanup(self.end, process)
        self.wait_until(self.answers, "the gateway listens")
        return process

    def answers(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        except OSError:
            return False

    def display(self, *arguments, code=0):
        done = subprocess.run([BIN / "knead-display", "--state", self.state, *arguments],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def browser(self, **wishes):
        browser = Browser(self.port, **wishes)
        self.addCleanup(browser.close)
        return browser

    def still_works(self):
        """Somebody else, after whatever was done to the gateway."""
        self.assertIsNone(self.gateway.poll(), self.display_log.read_text())
        other = self.browser()
        other.hear("snapshot")
        other.close()
