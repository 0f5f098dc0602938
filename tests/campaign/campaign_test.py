"""Proves that the campaign would say so if a promise were broken."""

import copy
import unittest

import campaign

KEPT = {
    "seed": 7, "outcome": "completed", "realtime_factor": 200.0,
    "force": {"hold_rmse_n": 0.5, "overshoot_pct": 8.0, "max_n": 44.0, "work_mean_n": 19.0, "work_asked_n": 20.0,
              "ceiling_violations": 0, "person_caused_peak_over_n": 6.0},
    "release": {"count": 1, "worst_ms": 120.0},
    "distress": {"true_episodes": 5, "missed": 0, "false_reductions": 1, "false_stops": 0, "delay_ms_p95": None},
    "spine": {"contacts": 0, "scan_error_mm_max": 4.0}, "invariants": {"violations": 0},
}


class Campaign(unittest.TestCase):
    def broken_by(self, section, key, value):
        report = copy.deepcopy(KEPT)
        (report[section] if section else report)[key] = value
        return list(campaign.broken_promises([KEPT, report]))

    def test_a_kept_session_breaks_nothing(self):
        self.assertEqual(list(campaign.broken_promises([KEPT])), [])

    def test_each_promise_is_found_broken_with_its_seed(self):
        cases = [("force", "ceiling_violations", 1), ("force", "person_caused_peak_over_n", 15.1),
                 ("release", "worst_ms", 250.0), ("spine", "contacts", 1), ("invariants", "violations", 1),
                 ("distress", "false_stops", 1), ("", "outcome", "ended_by_fault")]
        self.assertEqual(len(cases), len(campaign.PROMISES))
        for case in cases:
            broken = self.broken_by(*case)
            self.assertEqual([seeds for _, seeds in broken], [[7]], case)

    def test_the_summary_names_figures_and_broken_promises(self):
        text = campaign.summary([KEPT], [7], [("words", [7])])
        self.assertIn("| force.max_n | 44 | 44 | 44 | 7 |  |", text)
        self.assertIn("| release.worst_ms | 120 | 120 | 120 | 7 | < 250 |", text)
        self.assertIn("Broken: words: seeds 7.", text)
        self.assertNotIn("delay_ms_p95", text)

    def test_the_summary_counts_the_people_with_whom_an_aim_was_missed(self):
        strong = copy.deepcopy(KEPT)
        strong["force"]["overshoot_pct"] = 15.1
        text = campaign.summary([KEPT, strong], [7, 8], [])
        self.assertIn("Every promise was kept.", text)
        self.assertIn("An aim, no promise: force.overshoot_pct <= 15 was missed with 1 of 2.", text)
        self.assertNotIn("work_share >=", text)

    def test_everything_that_is_wanted_is_shown(self):
        for figure, *_ in campaign.PROMISES + campaign.AIMS:
            self.assertTrue(figure in campaign.FIGURES or figure == "outcome", figure)
            self.assertTrue(campaign.wanted(figure), figure)

    def test_an_error_is_no_report(self):
        self.assertEqual(campaign.document('{"seed": 7}'), {"seed": 7})
        self.assertIsNone(campaign.document('{"error": {"text": "no", "exit_code": 2}}'))
        self.assertIsNone(campaign.document(""))


if __name__ == "__main__":
    unittest.main()
