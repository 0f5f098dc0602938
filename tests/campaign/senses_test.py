"""Proves that the campaign of the senses would say so if a figure were missing or a promise broken."""

import copy
import unittest

import senses

GUARDING = {"delay_ms_p50": 60.0, "delay_ms_p95": 110.0, "episodes": 3000, "miss_rate": 0.0005,
            "false_reductions_per_session": 0.5, "false_stops_per_session": 0.01, "missed": 2,
            "episodes_with_cough_or_shift": 40, "missed_with_cough_or_shift": 1, "missed_already_eased": 0}
KEPT = {
    "seeds": "10001..10020", "seed_set": "report", "bodies": 20, "wall_s": 40.0,
    **{part: dict(GUARDING) for part in ("guarding", "guarding_beside", *senses.HARDSHIPS)},
    "quality": {"flag_ms_max": 74.0, "unflagged": 0, "false_flags_per_channel_hour": 0.0},
    "stiffness": {"error_pct_p50": 3.0, "error_pct_p90": 8.0, "unknown_rate": 0.05, "asymmetry_sensitivity": 0.97,
                  "asymmetry_false_rate": 0.02},
    "scan": {"spine_line_mm_p99": 7.0, "zone_border_mm_p99": 14.0, "refused": 0.01, "wrong_accepted": 0, "people": 20,
             "sizes": "measured"},
}


def with_figure(path, value):
    report = copy.deepcopy(KEPT)
    section, key = path.split(".")
    report[section][key] = value
    return report


class Senses(unittest.TestCase):
    def test_a_good_document_lacks_nothing_and_keeps_all(self):
        self.assertEqual(senses.SENSES.missing(KEPT), [])
        self.assertEqual([figure for figure, _, _, kept, _ in senses.SENSES.judged(KEPT) if not kept], [])

    def test_each_missing_figure_is_named(self):
        for section, keys in senses.SHAPE.items():
            for key in keys:
                report = copy.deepcopy(KEPT)
                del report[section][key]
                self.assertEqual(senses.SENSES.missing(report), [f"{section}.{key}"])
        report = copy.deepcopy(KEPT)
        del report["wall_s"]
        self.assertEqual(senses.SENSES.missing(report), ["wall_s"])

    def test_each_promise_is_found_broken_beyond_its_limit_or_when_unknown(self):
        for figure, operator, limit, _ in senses.WANTED:
            beyond = limit + 1.0 if operator == "<=" else limit - 1.0
            for value in (beyond, None):
                broken = [f for f, _, _, kept, _ in senses.SENSES.judged(with_figure(figure, value)) if not kept]
                self.assertEqual(broken, [figure])

    def test_the_summary_says_seeds_figures_and_what_is_broken(self):
        text = senses.summary(with_figure("scan.zone_border_mm_p99", 21.5))
        self.assertIn("20 people, seeds 10001..10020 (report)", text)
        self.assertIn("| scan.zone_border_mm_p99 | 21.5 | <= 15 | no |", text)
        self.assertIn("| guarding.delay_ms_p95 | 110 | <= 120 | yes |", text)


if __name__ == "__main__":
    unittest.main()
