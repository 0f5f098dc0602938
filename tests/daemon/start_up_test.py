"""What kneadd refuses to start with, and how it says so."""
import pathlib
import signal
import socket
import subprocess

from running_kneadd import BIN, GENEROUS_S, SOURCE, KneaddTest


class StartUp(KneaddTest):
    def refused(self, *arguments, code=1, config=SOURCE / "config/kneadd.toml"):
        done = subprocess.run([BIN / "kneadd", "--config", config, *arguments],
                              capture_output=True, text=True, timeout=GENEROUS_S)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def test_a_chair_whose_board_is_not_there(self):
        said = self.refused("--chair", "linux")
        self.assertRegex(said, r"""gpio "pinctrl-bcm2711" \(/dev/gpiochip\*\): ENOENT, .*: .*chip""")

    def test_a_replay_without_a_recording_or_of_what_is_none(self):
        self.assertIn("--recording", self.refused("--chair", "replay", code=2))
        self.assertIn("--recording", self.refused("--chair", "sim", "--recording", "some.knead", code=2))
        self.assertIn("there is no such file", self.refused("--chair", "replay", "--recording", "/nonexistent.knead"))
        text = self.refused("--chair", "replay", "--recording", str(SOURCE / "README.md"))
        self.assertIn("README.md: byte 0: this is no recording", text)

    def test_a_bridge_that_leads_nowhere(self):
        self.assertIn("--bridge SOCKET", self.refused("--chair", "bridge"))
        text = self.refused("--chair", "bridge", "--bridge", "/nonexistent/plant.sock", "--plant-timeout", "0.1")
        self.assertIn("/nonexistent/plant.sock: no plant listens here", text)

    def test_an_unknown_chair_is_bad_usage(self):
        self.refused("--chair", "sofa", code=2)

    def test_a_socket_where_another_kneadd_listens(self):
        text = self.refused("--chair", "sim", "--allow-no-realtime", "--socket", self.socket,
                            "--history", f"{self.folder.name}/history.db")
        self.assertIn("another program listens here", text)
        self.assertEqual(self.status()["session"]["state"], "SESSION_STATE_IDLE", "the first goes on")

    def test_a_config_file_with_mistakes_names_each_with_its_place(self):
        config = pathlib.Path(self.folder.name) / "kneadd.toml"
        config.write_text('schema_version = 1\nkind = "daemon"\nchiar = "x.toml"\n')
        text = self.refused("--chair", "sim", config=config)
        self.assertIn("kneadd.toml:3:1", text)

    def test_drawn_people_differ_and_a_body_file_is_taken(self):
        for arguments in (("--seed", "7"), ("--body", str(SOURCE / "config/bodies/softest.toml"))):
            self.kneadd.send_signal(signal.SIGTERM)
            self.assertEqual(self.kneadd.wait(GENEROUS_S), 0)
            self.kneadd = self.start_kneadd(*arguments)
            self.wait_until(lambda: "ready chair=sim" in self.log(), f"kneadd {arguments}")
        self.assertIn("nobody.toml", self.refused("--chair", "sim", "--body", "nobody.toml"))

    def test_it_tells_the_service_manager_when_it_is_ready_and_goes_on_petting_the_watchdog(self):
        path = f"{self.folder.name}/notify.sock"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(path)
            manager.settimeout(GENEROUS_S)
            process = subprocess.Popen(
                [BIN / "kneadd", "--config", SOURCE / "config/kneadd.toml", "--chair", "sim", "--allow-no-realtime",
                 "--socket", f"{self.folder.name}/second.sock",
                 "--history", f"{self.folder.name}/second.db"],
                env={"NOTIFY_SOCKET": path, "WATCHDOG_USEC": "400000"}, stdout=subprocess.DEVNULL)
            self.addCleanup(self.end, process)
            heard = [manager.recv(4096) for _ in range(4)]
            self.assertTrue(any(b"READY=1" in message for message in heard))
            self.assertGreaterEqual(heard.count(b"WATCHDOG=1"), 3)
            process.send_signal(signal.SIGTERM)
            while b"STOPPING=1" not in manager.recv(4096):
                pass
            self.assertEqual(process.wait(GENEROUS_S), 0)
