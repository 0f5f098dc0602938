"""docs/history.md names the commands, tables and version that there are."""
import re
import sqlite3
import unittest

from private_history import SOURCE, PrivateHistory

PAGE = (SOURCE / "docs/history.md").read_text()


class Page(PrivateHistory):
    def setUp(self):
        super().setUp()
        self.kneadctl("user", "add", "Ada")
        self.sql = sqlite3.connect(self.history)
        self.addCleanup(self.sql.close)

    def test_has_every_table_and_no_other(self):
        named = set(re.findall(r"^\| `(\w+)` \| ", PAGE, re.MULTILINE))
        there = {name for (name,) in self.sql.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        self.assertEqual(named, there)

    def test_has_the_version_of_the_tables(self):
        (version,) = self.sql.execute("PRAGMA user_version").fetchone()
        self.assertIn(f"`PRAGMA user_version`, now {version})", PAGE)

    def test_has_every_command_with_the_options_that_it_takes(self):
        commands = re.findall(r"^\| `kneadctl ([^`]+)`", PAGE, re.MULTILINE)
        self.assertGreater(len(commands), 10)
        for command in commands:
            words = [word for word in command.split() if re.fullmatch(r"[a-z-]+", word) and not word.startswith("--")]
            said = self.kneadctl(*words, "--help")
            for option in re.findall(r"--[a-z]+", command):
                self.assertIn(option, said, command)

    def test_leaves_no_command_of_care_out(self):
        for command in ("user", "plan", "session"):
            for word in re.findall(r"^  ([a-z-]+)  ", self.kneadctl(command, "--help").split("Subcommands:")[1],
                                   re.MULTILINE):
                self.assertIn(f"`kneadctl {command} {word}", PAGE)

    def test_says_the_lengths_of_courses_that_are_taken(self):
        for kind, least, most in (("classic", 10, 20), ("acupressure", 5, 10)):
            self.assertIn(f"`{kind}` of {least} to {most}", PAGE)
            for number in (least - 1, most + 1):
                self.kneadctl("plan", "begin", "--kind", kind, "--sessions", number, code=1)


if __name__ == "__main__":
    unittest.main()
