"""kneadctl doctor on a folder that looks like a board: table, JSON, colours, exit codes."""
import json
import os
import pathlib
import pty
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["KNEAD_BIN"])
SOURCE = pathlib.Path(os.environ["KNEAD_SOURCE"])
GENEROUS_S = 60
LOOKS = 3
GREEN, RED, BAD_USAGE = 0, 1, 2
GROUPS = ["files", "kernel", "rights", "access", "machine", "disk", "latency"]


class Doctor(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="knead-")
        self.addCleanup(folder.cleanup)
        self.board = pathlib.Path(folder.name)
        self.put("proc/sys/kernel/osrelease", "6.1.0-30-rt-arm64\n")
        self.put("proc/version", "Linux version 6.1.0 #1 SMP PREEMPT_RT\n")
        self.put("proc/sys/kernel/sched_rt_runtime_us", "950000\n")
        self.put("proc/sys/kernel/sched_rt_period_us", "1000000\n")
        self.put("proc/meminfo", "MemTotal: 2000000 kB\nMemAvailable: 1500000 kB\n")
        self.put("proc/7/comm", "kneadd\n")
        self.put("proc/7/status", "VmLck: 122488 kB\n")
        self.put("proc/7/task/8/stat", "8 (cycle) S" + " 0" * 36 + " 45 1\n")
        self.put("etc/passwd", "root:x:0:0::/:\nknead:x:990:990::/:\n")
        self.put("etc/group", "root:x:0:\nknead:x:990:\nknead-io:x:991:knead\n")
        for name in ("config/kneadd.toml", "config/chairs/reference.toml"):
            self.put(name, (SOURCE / name).read_text())
        config = self.board / "config/kneadd.toml"
        config.write_text(config.read_text().replace("/var/lib/knead", f"{self.board}/state"))
        (self.board / "config/programmes").mkdir()
        (self.board / "state/recordings").mkdir(parents=True)

    def put(self, name, text):
        path = self.board / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def command(self, *arguments, chair="sim"):
        return [BIN / "kneadctl", "doctor", "--root", self.board,
                "--config", self.board / "config/kneadd.toml", "--seconds", "0.05", "--chair", chair, *arguments]

    def environment(self, **more):
        own = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        return {**own, "KNEAD_SOCKET": str(self.board / "none.sock"), **more}

    def doctor(self, *arguments, code=GREEN):
        # How late this machine wakes up is measured: where another program held it up for once, look again.
        for _ in range(LOOKS):
            done = subprocess.run(self.command(*arguments), env=self.environment(), capture_output=True, text=True, timeout=GENEROUS_S)
            if done.returncode == code:
                break
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def document(self, *arguments, code=GREEN):
        return json.loads(self.doctor("--json", *arguments, code=code))

    def finding(self, document, check):
        return next(f for f in document["findings"] if f["check"] == check)

    def test_one_document_says_every_group_in_order_with_units_in_the_keys(self):
        told = self.document()
        groups = [f["group"] for f in told["findings"]]
        self.assertEqual(list(dict.fromkeys(groups)), GROUPS)
        self.assertEqual(told["verdict"], "amber")  # no kneadd answers
        self.assertEqual(told["green"] + told["amber"] + told["red"], len(told["findings"]))
        self.assertEqual(self.finding(told, "memory")["figures"]["available_mib"], 1500000 / 1024)
        late = self.finding(told, "wake-up")["figures"]
        self.assertEqual(late["wakeups_count"], 50)
        self.assertLessEqual(late["min_us"], late["mean_us"])
        self.assertLessEqual(late["p99_us"], late["max_us"])
        for finding in told["findings"]:
            self.assertEqual(finding["cure"] == "", finding["verdict"] == "green", finding)

    def test_anything_red_is_exit_code_1_and_the_cure_stands_below_it(self):
        self.put("etc/group", "root:x:0:\nknead:x:990:\n")
        table = self.doctor(code=RED)
        lines = table.splitlines()
        at = next(i for i, line in enumerate(lines) if "account of kneadd" in line)
        self.assertRegex(lines[at], r"^  red +account of kneadd +no group knead-io$")
        self.assertRegex(lines[at + 1], r"^ +want: +user knead, in group knead-io$")
        self.assertRegex(lines[at + 2], r"^ +cure: +sudo systemd-sysusers ")
        self.assertRegex(lines[-1], r"^\d+ green, \d+ amber, 1 red$")

    def test_a_mistake_in_the_file_is_a_finding_like_any_other(self):
        self.put("config/kneadd.toml", "schema_version = 1\nkind = \"daemon\"\nchairr = \"x\"\n")
        finding = self.finding(self.document(code=RED), "kneadd.toml")
        self.assertEqual(finding["verdict"], "red")
        self.assertIn("kneadd.toml", finding["found"])
        self.assertIn("kneadctl check-config", finding["cure"])

    def test_on_the_real_chair_every_device_of_its_file_is_looked_for(self):
        self.put("config/linux/reference.toml", (SOURCE / "config/linux/reference.toml").read_text())
        done = subprocess.run(self.command("--json", chair="linux"), env=self.environment(), capture_output=True,
                              text=True, timeout=GENEROUS_S)
        self.assertEqual(done.returncode, RED, done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual(self.finding(told, "wiring")["verdict"], "green")
        devices = {f["check"]: f for f in told["findings"] if f["group"] == "devices"}
        for name in ("gpio pinctrl-bcm2711", "iio rollers", "pwm 3-0040", "hwmon tmp75@48", "watchdog"):
            self.assertEqual(devices[name]["verdict"], "red", devices[name])

    def test_bad_usage_is_exit_code_2(self):
        self.doctor("--seconds", "-1", code=BAD_USAGE)
        self.doctor("--secnds", "1", code=BAD_USAGE)

    def test_colours_are_for_a_terminal_and_for_nobody_who_said_no_color(self):
        self.assertNotIn("\033[", self.doctor())
        self.assertIn("\033[32mgreen\033[0m", self.on_a_terminal())
        self.assertNotIn("\033[", self.on_a_terminal(NO_COLOR="1"))

    def on_a_terminal(self, **environment):
        ours, theirs = pty.openpty()
        with subprocess.Popen(self.command(), stdout=theirs, env=self.environment(**environment)) as process:
            os.close(theirs)
            text = b""
            while True:
                try:
                    piece = os.read(ours, 65536)
                except OSError:  # EIO: the other end is closed
                    break
                if not piece:
                    break
                text += piece
            process.wait(GENEROUS_S)
        os.close(ours)
        return text.decode()


if __name__ == "__main__":
    unittest.main()
