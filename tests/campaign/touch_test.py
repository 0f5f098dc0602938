"""Proves that the campaign of touch would say so if a figure were missing or a promise broken."""

import copy
import unittest

import touch

TRACKING = {"rmse_n_p50": 0.1, "rmse_n_p95": 0.4, "rmse_n_nominal": 0.1, "setpoint_n_p50": 30.0, "people": 14,
            "without": 0}
FIGURES = {
    "people": 20, "lowered": 1, "lowered_without_guarding": 0, "not_finished": 0, "unstable_bodies": 0, "tone_n_max": 0.1, "ceiling_violations": 0,
    "person_excursions": 30, "person_peak_over_n_max": 9.0, "person_back_ms_max": 40.0, "spine_contacts": 0,
    "invariants_broken": 0,
    "hold": {**TRACKING, "overshoot_pct_p95": 3.0},
    "knead": dict(TRACKING),
    "stroke": {**TRACKING, "force_step_max_n": 4.0, "force_step_n_p95": 3.0, "losses": 50, "deep": dict(TRACKING)},
    "jet": {"steady_error_pct_p95": 3.0, "overshoot_pct_p95": 4.0, "close_ms_p95": 230.0, "close_ms_max": 250.0,
            "closings": 200},
    "heat": {"surface_max_degc": 39.4, "error_degc_p95": 0.3, "people": 6, "never_warm": 0, "settled_s_p95": 300.0},
}
KEPT = {
    **FIGURES, "seeds": "10001..10020", "seed_set": "report", "bodies": 20, "wall_s": 40.0, "realtime_factor": 320.0,
    "by_population": {"healthy": FIGURES, "small": FIGURES},
    "worst": [{"figure": "hold.rmse_n", "value": 0.7, "seed": 10007, "population": "small"}],
}


def with_figure(path, value):
    report = copy.deepcopy(KEPT)
    *sections, key = path.split(".")
    inside = report
    for section in sections:
        inside = inside[section]
    inside[key] = value
    return report


class Touch(unittest.TestCase):
    def test_a_good_document_lacks_nothing_and_keeps_all(self):
        self.assertEqual(touch.TOUCH.missing(KEPT), [])
        self.assertEqual([figure for figure, _, _, kept, _ in touch.TOUCH.judged(KEPT) if not kept], [])

    def test_each_missing_figure_is_named(self):
        for section, keys in touch.SHAPE.items():
            for key in keys:
                report = copy.deepcopy(KEPT)
                del (report[section] if section else report)[key]
                self.assertEqual(touch.TOUCH.missing(report), [f"{section}.{key}" if section else key])

    def test_each_promise_is_found_broken_beyond_its_limit_or_when_unknown(self):
        for figure, operator, limit, _ in touch.WANTED:
            beyond = limit + 1.0 if operator == "<=" else limit - 1.0
            for value in (beyond, None):
                judged = touch.TOUCH.judged(with_figure(figure, value))
                self.assertEqual([f for f, _, _, kept, _ in judged if not kept], [figure])

    def test_the_summary_says_seeds_figures_populations_and_whom_to_look_at(self):
        text = touch.summary(with_figure("knead.rmse_n_p95", 1.75))
        self.assertIn("20 people, seeds 10001..10020 (report)", text)
        self.assertIn("| knead.rmse_n_p95 | 1.75 | <= 1.6 | no |", text)
        self.assertIn("| by population | healthy | small |", text)
        self.assertIn("| hold.rmse_n | 0.7 | 10007 | small |", text)


if __name__ == "__main__":
    unittest.main()
