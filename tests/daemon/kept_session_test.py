"""A session is written down while it happens: killed in the middle, it is there with its end unknown."""
import os
import signal
import stat
import subprocess
from pathlib import Path

from knead.v1 import care_pb2, session_pb2
from running_kneadd import BIN, GENEROUS_S, SOURCE, KneaddTest

NAME = "Rosamunde"


class KeptSession(KneaddTest):
    def history(self, person):
        answer = self.connect().care(show_history=dict(person=person))
        self.assertEqual(answer.refusal, care_pb2.CARE_REFUSAL_NONE, answer.text)
        return answer.history.sessions

    def take_intake(self, **answers):
        chair = self.connect()
        asked = chair.care(ask_questions=dict()).questions
        given = [dict(code=q.code, number=answers.get(q.code, 0)) for q in asked.questions
                 if q.kind != care_pb2.ANSWER_KIND_DAY]
        return chair.care(submit_intake=dict(person=NAME, version=asked.version, answers=given)).prescription

    def start_for(self, person):
        chair = self.connect()
        chair.last_id += 1
        chair.say(request=dict(id=chair.last_id, start=dict(programme="classic", person=person)))
        return chair.hear("answer")

    def test_one_that_was_cut_off_by_a_kill_is_there_with_its_end_unknown(self):
        self.start_massage()
        self.wait_until(lambda: self.history("Demonstration")[0].massage_s > 2, "two seconds are written down")
        self.assertTrue(self.history("Demonstration")[0].running)
        self.kneadd.kill()
        self.assertEqual(self.kneadd.wait(GENEROUS_S), -signal.SIGKILL)
        self.kneadd = self.start_kneadd()
        self.wait_until(lambda: "ready chair=sim" in self.log(), "the second kneadd is ready")
        kept, = self.history("Demonstration")
        self.assertGreater(kept.massage_s, 2)
        self.assertFalse(kept.running)
        self.assertFalse(kept.HasField("ended_unix_ms"))
        self.assertEqual(kept.outcome, session_pb2.OUTCOME_UNSPECIFIED)
        detail = self.connect().care(show_session=dict(session_id=kept.id)).session
        self.assertEqual([phase.name for phase in detail.phases][:3], ["self_test", "body_scan", "warm-up"])
        self.assertIn("session_started", [event.code for event in detail.events])
        self.assertGreater(len(detail.trace), 2)

    def test_one_that_is_stopped_has_its_outcome_also_when_kneadd_ends_it(self):
        self.start_massage()
        self.kneadctl("stop")
        self.wait_until(lambda: self.history("Demonstration")[0].outcome == session_pb2.OUTCOME_STOPPED_BY_PERSON,
                        "the stop is written down")
        self.start_massage()
        self.kneadd.terminate()
        self.assertEqual(self.kneadd.wait(GENEROUS_S), 0)
        self.kneadd = self.start_kneadd()
        self.wait_until(lambda: "ready chair=sim" in self.log(), "the second kneadd is ready")
        self.assertEqual(len(self.history("Demonstration")), 2)
        self.assertEqual(self.history("Demonstration")[1].outcome, session_pb2.OUTCOME_STOPPED_BY_PERSON)

    def test_a_person_is_known_by_name_and_neither_name_nor_answer_is_in_the_log(self):
        self.wait_until(lambda: self.status()["seat_occupied"], "the person sits")
        self.connect().care(add_person=dict(name=NAME))
        self.assertEqual(self.start_for(NAME).refusal, session_pb2.REFUSAL_NO_INTAKE)
        self.assertFalse(self.take_intake(high_blood_pressure=1).allowed)
        refused = self.start_for(NAME)
        self.assertEqual((refused.refusal, refused.rule), (session_pb2.REFUSAL_NOT_TODAY, "CR-02"))
        self.assertIn("blood pressure", refused.text)
        self.assertTrue(self.take_intake().allowed)
        accepted = self.start_for(NAME)
        self.assertTrue(accepted.accepted, accepted.text)
        self.assertTrue(self.history(NAME)[0].running)
        self.connect().care(forget_person=dict(person=NAME))
        self.assertTrue(self.history(NAME)[0].running, "who sits there is not forgotten")
        for private in (NAME, "blood", "CR-02"):
            self.assertNotIn(private, self.log())
        self.assertIn("REFUSAL_NOT_TODAY", self.log())
        history = Path(self.folder.name) / "history.db"
        self.assertEqual(stat.S_IMODE(history.stat().st_mode), 0o600)

    def test_whom_kneadctl_makes_known_kneadd_knows_where_both_look_by_themselves(self):
        if os.geteuid() == 0 and Path("/var/lib/knead").is_dir():
            self.skipTest("for root, and where Knead is installed, both look into the chair's own history")
        self.kneadd.terminate()
        self.kneadd.wait(GENEROUS_S)
        environment = {**os.environ, "XDG_STATE_HOME": f"{self.folder.name}/state"}
        environment.pop("KNEAD_HISTORY", None)
        with self.log_path.open("w") as log:
            kneadd = subprocess.Popen(
                [BIN / "kneadd", "--config", SOURCE / "config/kneadd.toml", "--chair", "sim", "--allow-no-realtime",
                 "--socket", self.socket, "--recordings", f"{self.folder.name}/kept", "--own-history"],
                stdout=log, stderr=subprocess.STDOUT, env=environment)
        self.addCleanup(self.end, kneadd)
        self.wait_until(lambda: "ready chair=sim" in self.log(), "kneadd is ready")
        subprocess.run([BIN / "kneadctl", "user", "add", NAME], env=environment, check=True, timeout=GENEROUS_S)
        self.assertEqual([], list(self.history(NAME)))

    def test_a_chair_cannot_be_given_a_history_of_whoever_starts_it(self):
        done = subprocess.run([BIN / "kneadd", "--config", SOURCE / "config/kneadd.toml", "--chair", "linux",
                               "--own-history", "--socket", self.socket + "2"],
                              capture_output=True, text=True, timeout=GENEROUS_S)
        self.assertEqual(done.returncode, 2, "bad usage")
        self.assertIn("one history", done.stdout + done.stderr)

    def test_a_damaged_history_is_refused_at_start_with_its_cure(self):
        self.kneadd.terminate()
        self.kneadd.wait(GENEROUS_S)
        history = Path(self.folder.name) / "history.db"
        history.write_bytes(b"this is no database " * 1000)
        self.assertEqual(self.start_kneadd().wait(GENEROUS_S), 1)
        self.assertIn("history.db", self.log())
        self.assertIn("kneadctl restore", self.log())
