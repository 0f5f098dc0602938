"""Holds benchmark figures against their budgets.

Usage: budgets.py BUDGETS.json RESULT.json...   (results as Google Benchmark writes them with --benchmark_out)
Prints figure, budget, measured and their ratio; exits 1 if a figure is over its budget or was not measured.
A budget says in `because` why it is what it is.
"""

import json
import pathlib
import sys


def measured(results):
    """(bench, counter) -> value; Google Benchmark appends /options to a bench's name."""
    return {
        (bench["name"].split("/")[0], counter): value
        for result in results
        for bench in result["benchmarks"]
        if not bench.get("error_occurred")
        for counter, value in bench.items()
        if isinstance(value, (int, float))
    }


def table(budgets, figures):
    """The lines of the table, and how many budgets were not kept."""
    width = max(len(b["figure"]) for b in budgets)
    lines = [f"{'figure':{width}}  {'budget':>10}  {'measured':>10}  ratio"]
    broken = 0
    for budget in budgets:
        value = figures.get((budget["bench"], budget["counter"]))
        limit = f"{budget['budget']:g} {budget['unit']}"
        if value is None:
            lines.append(f"{budget['figure']:{width}}  {limit:>10}  {'-':>10}      -  NOT MEASURED")
            broken += 1
            continue
        over = value > budget["budget"]
        broken += over
        shown = f"{value:.3g} {budget['unit']}"
        lines.append(f"{budget['figure']:{width}}  {limit:>10}  {shown:>10}  {value / budget['budget']:5.2f}"
                     + ("  OVER" if over else ""))
    return lines, broken


def main():
    budgets, *results = (json.loads(pathlib.Path(name).read_text()) for name in sys.argv[1:])
    lines, broken = table(budgets, measured(results))
    print("\n".join(lines))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
