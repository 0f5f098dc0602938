"""Proves that a figure over its budget, and one that nobody measured, are both said."""

import json
import pathlib
import unittest

import budgets

BUDGET = [{"figure": "a cycle", "bench": "cycle", "counter": "median_us", "budget": 2.0, "unit": "us"}]


def table(value):
    result = {"benchmarks": [{"name": "cycle/iterations:1", "median_us": value}]}
    return budgets.table(BUDGET, budgets.measured([result]))


class Budgets(unittest.TestCase):
    def test_a_figure_within_its_budget_is_shown_with_its_ratio(self):
        lines, broken = table(1.0)
        self.assertEqual(broken, 0)
        self.assertIn("0.50", lines[1])

    def test_a_figure_over_its_budget_is_said(self):
        lines, broken = table(2.1)
        self.assertEqual(broken, 1)
        self.assertTrue(lines[1].endswith("OVER"))

    def test_a_figure_that_nobody_measured_is_said(self):
        lines, broken = budgets.table(BUDGET, {})
        self.assertEqual(broken, 1)
        self.assertTrue(lines[1].endswith("NOT MEASURED"))

    def test_a_benchmark_that_failed_counts_as_not_measured(self):
        failed = {"benchmarks": [{"name": "cycle", "median_us": 1.0, "error_occurred": True}]}
        self.assertEqual(budgets.measured([failed]), {})

    def test_every_budget_names_a_benchmark_that_exists(self):
        here = pathlib.Path(__file__).parent
        sources = "".join(p.read_text() for p in here.glob("*_bench.cpp"))
        for budget in json.loads((here / "budgets.json").read_text()):
            named = (f"BENCHMARK({budget['bench']})", f"->Name(\"{budget['bench']}\")")
            self.assertTrue(any(name in sources for name in named), budget["bench"])
            self.assertIn(f'"{budget["counter"]}"', sources)


if __name__ == "__main__":
    unittest.main()
