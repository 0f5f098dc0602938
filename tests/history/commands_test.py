"""The commands of care on a history of their own: words, JSON, exit codes, and what they leave on the disk."""
import datetime
import os
import pty
import re
import select
import sqlite3
import stat
import subprocess
import time
import unittest

from private_history import BAD_USAGE, BIN, DONE, GENEROUS_S, REFUSED, SOURCE, PrivateHistory

TODAY = datetime.date.today()


def day(number):
    return (TODAY - datetime.date(1970, 1, 1)).days + number


class Commands(PrivateHistory):
    def massage(self, *, days_ago=0, course=None, **columns):
        """As kneadd leaves it."""
        row = {"person_id": 1, "course_id": course, "programme": "classic", "day": day(-days_ago), "began_ms": 0,
               "ended_ms": 900_000, "outcome": "completed", "massage_s": 900.0, "force_mean_n": 12.0, **columns}
        with sqlite3.connect(self.history) as sql:
            made = sql.execute(f"INSERT INTO session ({','.join(row)}) VALUES ({','.join('?' * len(row))})",
                               list(row.values())).lastrowid
        sql.close()
        return made

    def test_somebody_is_added_asked_and_told_what_is_allowed_and_why(self):
        self.kneadctl("user", "add", "Ada")
        said = self.kneadctl("intake", "Ada", "--answers", SOURCE / "config/answers/well.toml")
        self.assertIn("A massage is possible today", said)
        for word in ("lumbar   ", "CR-03", "CR-12", "CR-19", "Why", "your own limit  none"):
            self.assertIn(word, said)
        limited = self.kneadctl("intake", "Ada", "--answers", self.answers(comfort_ceiling=20))
        self.assertIn("your own limit  20 N (CR-08)", limited)
        self.assertEqual(said.strip().splitlines()[-1],
                         "Knead is not a medical device. A doctor's word goes before anything that it decides.")
        told = self.document("intake", "--answers", SOURCE / "config/answers/well.toml")
        self.assertTrue(told["allowed"])
        self.assertEqual(len(told["zones"]), 8)
        self.assertEqual(told["zones"][0]["force"]["ceiling_n"], 4.8)  # the neck's 8 N, a first session's 60 %

    def test_a_refusal_names_the_answer_the_rule_and_the_day(self):
        self.kneadctl("user", "add", "Ada")
        said = self.kneadctl("intake", "Ada", "--answers", self.answers(fever='"yes"'), code=REFUSED)
        self.assertRegex(said, r'CR-02 your answer to "Do you have a fever\?"')
        surgery = TODAY - datetime.timedelta(days=4)
        said = self.kneadctl("intake", "Ada", "--answers", self.answers(
            surgery='"yes"', surgery_day=f'"{surgery}"', surgery_zones='"lumbar"'), code=REFUSED)
        self.assertIn(f"possible on {surgery + datetime.timedelta(days=14)}", said)
        self.assertIn("not a medical device", said)
        told = self.document("intake", "Ada", "--answers", self.answers(fever=None), code=REFUSED)
        self.assertEqual(told["objections"][0]["question"], "fever")
        self.assertTrue(told["objections"][0]["unanswered"])

    def test_mistakes_in_a_file_of_answers_have_their_line_key_and_cure(self):
        self.kneadctl("user", "add", "Ada")
        said = self.kneadctl("intake", "--answers", self.answers(fever='"maybe"', sore_zones='"lumber"'), code=REFUSED)
        self.assertRegex(said, r"answers\.toml:\d+:\d+: fever: .*allowed: ")
        self.assertRegex(said, r'answers\.toml:\d+:\d+: sore_zones: .*did you mean "lumbar"\?')
        self.assertIn("0 of 0", self.kneadctl("history"))

    def test_without_a_terminal_the_intake_asks_for_a_file(self):
        self.kneadctl("user", "add", "Ada")
        self.assertIn("--answers", self.kneadctl("intake", "Ada", code=BAD_USAGE))

    def test_in_a_terminal_only_what_applies_is_asked_and_a_slip_is_asked_again(self):
        self.kneadctl("user", "add", "Ada")
        asked, code = self.talk(lambda question, seen: {
            "What has a doctor found": "low_back_pain", "Do you have a fever": "noo" if seen == 0 else "no",
            "How strong is the pain": "3", "How stiff": "4", "How much does your back": "2",
            "Do you want a limit": "0", "When do you go to bed": "22:30",
            "Where is your back sore": "lumbar left", "Schmorl": "none", "scars": "none"}.get(question, "no"))
        self.assertEqual(code, DONE, asked)
        self.assertIn("did you mean no?", asked)
        self.assertEqual(asked.count("Do you have a fever?"), 2)
        for left_away in ("Where is the herniated disc", "On which day was the surgery", "Where on the skin", "acupressure"):
            self.assertNotIn(left_away, asked)
        self.assertIn("A massage is possible today", asked)
        self.assertTrue(asked.strip().endswith("goes before anything that it decides."))

    def test_whoever_shares_the_history_with_a_simulated_chairs_puppet_is_still_the_only_one(self):
        self.assertIn(str(self.history), self.kneadctl("plan", "show", code=REFUSED))
        self.kneadctl("user", "add", "Demonstration")
        self.assertIn("of Demonstration", self.kneadctl("history"))
        self.kneadctl("user", "add", "Ada")
        self.assertIn("of Ada", self.kneadctl("history"))
        self.kneadctl("user", "add", "Ben")
        self.assertIn("user list", self.kneadctl("history", code=REFUSED))

    def test_an_intake_that_is_broken_off_keeps_nothing(self):
        self.kneadctl("user", "add", "Ada")
        asked, code = self.talk(lambda question, seen: "\x04")
        self.assertEqual(code, REFUSED)
        self.assertIn("nothing was kept", asked)
        with sqlite3.connect(self.history) as sql:
            self.assertEqual(sql.execute("SELECT COUNT(*) FROM intake").fetchone(), (0,))

    def talk(self, answer):
        """Answers each question of an intake in a terminal; all that was on it, and the exit code."""
        ours, theirs = pty.openpty()
        talking = subprocess.Popen([BIN / "kneadctl", "intake", "Ada"], env=self.environment, stdin=theirs,
                                   stdout=theirs, stderr=theirs)
        os.close(theirs)
        screen, answered, until = "", 0, time.monotonic() + GENEROUS_S
        times = {}
        while time.monotonic() < until:
            if not select.select([ours], [], [], 0.05)[0]:
                continue
            try:
                screen += os.read(ours, 65536).decode()
            except OSError:
                break
            prompts = re.findall(r"\n([A-Z][^\r\n]*\?)\r?\n(?:[^\r\n]*\r?\n)*?  \([^>]*\) > ", screen)
            for question in prompts[answered:]:
                known = next((k for k in ("What has a doctor found", "Do you have a fever", "How strong is the pain",
                                          "How stiff", "How much does your back", "Do you want a limit",
                                          "When do you go to bed", "Where is your back sore", "Schmorl", "scars")
                              if k in question), question)
                said = answer(known, times.get(known, 0))
                times[known] = times.get(known, 0) + 1
                os.write(ours, said.encode() if said == "\x04" else f"{said}\n".encode())
            answered = len(prompts)
        os.close(ours)
        return screen.replace("\r", ""), talking.wait()

    def test_files_are_for_their_owner_only(self):
        self.kneadctl("user", "add", "Ada")
        self.kneadctl("backup", self.folder / "copy.db")
        self.massage()
        self.kneadctl("export", "Ada", self.folder / "ada.json")
        self.kneadctl("history", "--plot", self.folder / "ada.svg")
        for name in ("kept/history.db", "copy.db", "ada.json", "ada.svg"):
            self.assertEqual(stat.S_IMODE((self.folder / name).stat().st_mode), 0o600, name)
        self.assertEqual(stat.S_IMODE((self.folder / "kept").stat().st_mode), 0o700)

    def test_nothing_is_drawn_of_nothing(self):
        self.kneadctl("user", "add", "Ada")
        picture = self.folder / "ada.svg"
        self.assertIn("nothing to draw", self.kneadctl("history", "--plot", picture, code=REFUSED))
        self.assertFalse(picture.exists())

    def test_who_is_forgotten_is_in_no_file_any_more(self):
        name = "Wilhelmina Unmistakable"
        self.kneadctl("user", "add", name)
        self.kneadctl("intake", "--answers", SOURCE / "config/answers/well.toml")
        self.massage(programme="unmistakable-programme")
        self.kneadctl("user", "add", "Berta")
        self.assertIn("--yes", self.kneadctl("user", "forget", name, code=REFUSED))
        self.assertIn(name, self.kneadctl("user", "list"))
        self.kneadctl("user", "forget", name, "--yes")
        for file in self.history.parent.iterdir():
            content = file.read_bytes()
            self.assertNotIn(b"nmistakable", content, file)
        self.assertIn("Berta", self.kneadctl("user", "list"))
        self.assertNotIn(name, self.kneadctl("user", "list"))

    def test_a_plan_has_dates_growth_reminders_and_tips(self):
        self.kneadctl("user", "add", "Ada")
        unasked = self.kneadctl("plan", "show")
        self.assertIn("no course yet", unasked)
        self.assertTrue(unasked.startswith('first answer the questions of today: `kneadctl intake "Ada"` (CR-01)\n'), unasked)
        self.assertFalse(self.document("plan", "show")["intake_today"])
        self.kneadctl("intake", "--answers", SOURCE / "config/answers/well.toml")
        begun = self.kneadctl("plan", "begin", "--sessions", "12")
        self.assertIn("0 of 12", begun)
        self.assertNotIn("kneadctl intake", begun)
        self.assertIn("10 min at most, 60 % of the force (CR-12, CR-19)", begun)
        for word in ("CR-42", "CR-43", "CR-44", "CR-40", "Honey", "mattress"):
            self.assertIn(word, begun)
        self.massage(course=1)
        plan = self.document("plan", "show", "Ada")
        self.assertEqual(plan["course"]["done"], 1)
        self.assertEqual(plan["sessions"][0]["from_day"], str(TODAY + datetime.timedelta(days=1)))
        self.assertEqual(plan["sessions"][0]["force_share"], 0.75)
        self.assertIn("runs", self.kneadctl("plan", "begin", code=REFUSED))
        self.kneadctl("plan", "give-up")
        again = self.kneadctl("plan", "begin", code=REFUSED)
        self.assertIn(str(TODAY + datetime.timedelta(days=21)), again)

    def test_a_plan_believes_no_intake_that_kneadd_would_not(self):
        self.kneadctl("user", "add", "Ada")
        self.kneadctl("intake", "--answers", SOURCE / "config/answers/well.toml")
        self.assertTrue(self.document("plan", "show")["intake_today"])
        for made, undone in (("day = day - 1", "day = day + 1"), ("version = version - 1", "version = version + 1"),
                             ("restored = 1", "restored = 0")):
            with sqlite3.connect(self.history) as sql:
                sql.execute(f"UPDATE intake SET {made}")
            self.assertFalse(self.document("plan", "show")["intake_today"], made)
            self.assertTrue(self.kneadctl("plan", "show").startswith("first answer the questions of today"), made)
            with sqlite3.connect(self.history) as sql:
                sql.execute(f"UPDATE intake SET {undone}")
        self.assertTrue(self.document("plan", "show")["intake_today"])

    def test_an_exacerbation_withholds_every_remedy(self):
        self.kneadctl("user", "add", "Ada")
        self.kneadctl("intake", "--answers", self.answers(acute_stage='"yes"'), code=REFUSED)
        plan = self.document("plan", "show")
        self.assertEqual({r["withheld_by"] for r in plan["reminders"]}, {"CR-02"})

    def test_history_shows_whether_it_helps(self):
        self.kneadctl("user", "add", "Ada")
        for i in range(8):
            self.massage(days_ago=8 - i, stiffness_n_per_mm=6.0 - 0.2 * i, comfort=5 + i // 2)
        said = self.kneadctl("history", "Ada")
        self.assertIn("Does it help?", said)
        self.assertRegex(said, r"stiffness felt by the chair +5\.8 -> 4\.8 N/mm")
        self.assertIn("8 of 8 massages of Ada", said)
        self.assertEqual(len(self.document("history", "--last", "3")["sessions"]), 3)
        picture = self.folder / "ada.svg"
        self.kneadctl("history", "--plot", picture)
        for word in ("N/mm", "how good it was", "Force of a roller"):
            self.assertIn(word, picture.read_text())

    def test_one_session_is_shown_drawn_and_rated(self):
        self.kneadctl("user", "add", "Ada")
        number = self.massage(outcome=None, ended_ms=None)
        with sqlite3.connect(self.history) as sql:
            sql.execute("INSERT INTO phase VALUES (?, 0, 'warm-up', 'stroking')", (number,))
            sql.execute("INSERT INTO event VALUES (?, 0, 5000, 'distress_ease', 'session', 1, 2, 3, 'CR-15')", (number,))
            sql.execute("INSERT INTO event VALUES (?, 1, 6000, 'zone_ceiling', 'lumbar_left', 30, 20, 0, '')", (number,))
            sql.execute("INSERT INTO event VALUES (?, 2, 7000, 'of_a_later_version', 'session', 1, 0, 0, '')", (number,))
            sql.execute("INSERT INTO trace VALUES (?, 0, 8, 9, 20, 0)", (number,))
            sql.execute("INSERT INTO trace VALUES (?, 60000, 8, 9, 20, 0)", (number,))
        sql.close()
        said = self.kneadctl("session", "show", number, "--plot", self.folder / "one.svg")
        for word in ("end not known", "warm-up", "(CR-15)"):
            self.assertIn(word, said)
        self.assertIn("warm-up", (self.folder / "one.svg").read_text())
        self.kneadctl("session", "rate", number, 8)
        shown = self.document("session", "show", number)
        self.assertEqual(shown["comfort"], 8)
        self.assertEqual([(e["reason"], e["unit"]) for e in shown["events"]],
                         [("distress_ease", ""), ("zone_ceiling", "N"), ("of_a_later_version", "")])
        self.kneadctl("session", "rate", number, 11, code=BAD_USAGE)
        self.assertIn("kneadctl history", self.kneadctl("session", "show", 99, code=REFUSED))

    def test_a_backup_is_put_back_and_an_export_has_everything(self):
        self.kneadctl("user", "add", "Ada")
        self.kneadctl("intake", "--answers", SOURCE / "config/answers/well.toml")
        self.kneadctl("plan", "begin")
        self.massage(course=1)
        copy = self.folder / "copy.db"
        self.kneadctl("backup", copy)
        self.kneadctl("backup", copy, code=REFUSED)
        self.kneadctl("user", "forget", "Ada", "--yes")
        self.kneadctl("restore", copy)
        whole = self.document("export", "Ada")
        self.assertEqual((len(whole["courses"]), len(whole["intakes"]), len(whole["sessions"])), (1, 1, 1))
        self.assertEqual(whole["intakes"][0]["answers"]["sore_zones"], "lumbar left, lumbar right")
        copy.write_bytes(b"x" * 5000)
        self.assertIn("nothing was changed", self.kneadctl("restore", copy, code=REFUSED))
        self.assertIn("Ada", self.kneadctl("user", "list"))

    def test_a_damaged_history_is_told_with_its_cure_and_not_touched(self):
        self.history.parent.mkdir()
        self.history.write_bytes(b"x" * 5000)
        self.assertIn("kneadctl restore", self.kneadctl("user", "list", code=REFUSED))
        self.assertEqual(self.history.read_bytes(), b"x" * 5000)

    def test_who_is_meant_is_only_guessed_when_there_is_no_choice(self):
        self.assertIn("user add", self.kneadctl("history", code=REFUSED))
        self.kneadctl("user", "add", "Ada")
        self.kneadctl("history")
        self.kneadctl("user", "add", "Berta")
        self.assertIn("say whose", self.kneadctl("history", code=REFUSED))
        self.assertIn("nobody is called", self.kneadctl("history", "Cleo", code=REFUSED))


if __name__ == "__main__":
    unittest.main()
