"""Runs `kneadctl evaluate care` and holds its document against its contract: no care rule is broken.

Usage: care.py --kneadctl PROGRAM --seeds FIRST..LAST [--results FOLDER]
A pair of a random person and a random programme for each seed. Prints what was put to the test and what was broken;
progress with the time left comes from kneadctl itself. With --results care.json and care.md are written. Exits 1 if
any rule is broken, or if so few were massaged, refused, eased or stopped that nothing was put to the test.
"""

import sys

import evaluated

PROMISES = ["refused", "force", "jets", "left_out", "spine", "warmth", "warm_up", "technique", "sore_place",
            "holds_lower", "waits", "ends", "cool_down", "time", "rest"]

# The contract: other programs read these.
SHAPE = {
    "": ["massaged", "completed", "refused", "broken_total", "breaches", "broken_physics", "by_programme"],
    "broken": PROMISES,
}
WANTED = [(f"broken.{promise}", "<=", 0, True) for promise in PROMISES] + [
    ("hung", "<=", 0, True),
    ("invariants_broken", "<=", 0, True),
    # Two pairs of five at least are massaged and one in twenty ends early, or the sessions prove little.
    ("massaged_share", ">=", 0.4, True),
    ("ended_early_share", ">=", 0.05, True),
    ("refused_share", ">=", 0.05, True),
]
SHOWN = ["massaged", "massage_min", "completed", "ended_early", "refused", "must_refuse", "not_possible", "varied",
         "with_signs"]

CARE = evaluated.Campaign("care", "Care", SHAPE, WANTED, SHOWN,
                          " Each pair is a person with an intake, a course and a will of their own, and a programme, as"
                          " shipped or varied; `broken` counts sessions.")


def with_shares(report):
    """Counts say nothing without how many pairs there were."""
    for figure in ("massaged", "ended_early", "refused"):
        report[f"{figure}_share"] = report[figure] / report["bodies"]
    return report


def by_programme(report):
    yield "| programme | massaged | not massaged |"
    yield "|---|---|---|"
    for programme, counts in sorted(report["by_programme"].items()):
        yield f"| {programme} | {counts['massaged']} | {counts['not_massaged']} |"


def breaches(report):
    if report["breaches"]:
        yield ""
        yield "| seed | programme | broken | at s | value | limit |"
        yield "|---|---|---|---|---|---|"
    for b in report["breaches"]:
        yield f"| {b['seed']} | {b['programme']} | {b['promise']} | {b['at_s']:.3f} | {b['value']:.4g} | {b['limit']:.4g} |"
    if report["broken_physics"]:
        yield ""
        yield "| seed | programme | the simulated chair's physics broke | at s | value |"
        yield "|---|---|---|---|---|"
    for b in report["broken_physics"]:
        yield f"| {b['seed']} | {b['programme']} | {b['what']} | {b['at_s']:.3f} | {b['value']:.4g} |"


def summary(report):
    return "\n".join([CARE.summary(with_shares(report)), *by_programme(report), *breaches(report)]) + "\n"


if __name__ == "__main__":
    sys.exit(evaluated.main(CARE, summary))
