"""Proves that the campaign of the care rules would say so if one were broken or nothing put to the test."""

import copy
import unittest

import care

KEPT = {
    "seeds": "10001..10100", "seed_set": "report", "bodies": 100, "wall_s": 60.0, "refused": 20, "must_refuse": 20,
    "not_possible": 5, "massaged": 75, "completed": 45, "ended_early": 30, "varied": 55, "with_signs": 12,
    "massage_min": 400.0, "hung": 0, "invariants_broken": 0, "broken_total": 0, "broken": {p: 0 for p in care.PROMISES},
    "breaches": [], "broken_physics": [], "by_programme": {"classic": {"massaged": 20, "not_massaged": 5}},
}


def judged(report):
    return [figure for figure, _, _, kept, _ in care.CARE.judged(care.with_shares(report)) if not kept]


class Care(unittest.TestCase):
    def setUp(self):
        self.report = copy.deepcopy(KEPT)

    def test_a_good_document_lacks_nothing_and_keeps_all(self):
        self.assertEqual(care.CARE.missing(self.report), [])
        self.assertEqual(judged(self.report), [])

    def test_each_broken_promise_is_found_and_one_that_is_missing_too(self):
        for promise in care.PROMISES:
            report = copy.deepcopy(KEPT)
            report["broken"][promise] = 1
            self.assertEqual(judged(report), [f"broken.{promise}"])
            del report["broken"][promise]
            self.assertEqual(care.CARE.missing(report), [f"broken.{promise}"])

    def test_a_campaign_that_massages_refuses_or_ends_hardly_anybody_proves_nothing(self):
        for count in ("massaged", "ended_early", "refused"):
            report = copy.deepcopy(KEPT)
            report[count] = 1
            self.assertEqual(judged(report), [f"{count}_share"])

    def test_the_summary_says_whom_to_look_at(self):
        self.report["breaches"] = [{"seed": 10007, "programme": "classic, varied", "promise": "force", "at_s": 12.5,
                                    "value": 14.0, "limit": 10.0}]
        text = care.summary(self.report)
        self.assertIn("100 people, seeds 10001..10100 (report)", text)
        self.assertIn("| 10007 | classic, varied | force | 12.500 | 14 | 10 |", text)
        self.assertIn("| classic | 20 | 5 |", text)


if __name__ == "__main__":
    unittest.main()
