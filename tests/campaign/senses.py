"""Runs `kneadctl evaluate senses` and holds its document against its contract and its figures.

Usage: senses.py --kneadctl PROGRAM --seeds FIRST..LAST [--report FOLDER] [--results FOLDER]
Prints the figures beside what is wanted; progress with the time left comes from kneadctl itself. With --report
that page is written, with --results senses.json and senses.md. Exits 1 if the document lacks a figure, or if one
of the promises is broken that a few people are enough to judge.
"""

import sys

import evaluated

# The contract: other programs read these.
SHAPE = {
    "guarding": ["delay_ms_p50", "delay_ms_p95", "episodes", "miss_rate", "false_reductions_per_session",
                 "false_stops_per_session"],
    "quality": ["flag_ms_max"],
    "stiffness": ["error_pct_p50", "error_pct_p90", "unknown_rate", "asymmetry_sensitivity"],
    "scan": ["spine_line_mm_p99", "zone_border_mm_p99", "refused", "wrong_accepted"],
}
HARDSHIPS = ["guarding_mains_50", "guarding_mains_60", "guarding_ecg_x3", "guarding_two_bad"]
SHAPE.update({hardship: SHAPE["guarding"] for hardship in HARDSHIPS})

# (figure, at most or at least, limit, does a broken one fail the test?). What takes a thousand people to know, or
# is not kept yet, is shown and not failed.
WANTED = [
    ("guarding.delay_ms_p95", "<=", 120.0, False),
    ("guarding.miss_rate", "<=", 0.001, False),
    ("guarding.false_reductions_per_session", "<=", 1.0, False),
    ("guarding.false_stops_per_session", "<=", 0.05, False),
    ("quality.flag_ms_max", "<=", 100.0, False),
    ("quality.unflagged", "<=", 0, True),
    ("stiffness.error_pct_p50", "<=", 5.0, True),
    ("stiffness.error_pct_p90", "<=", 10.0, True),
    ("stiffness.unknown_rate", "<=", 0.10, True),
    ("stiffness.asymmetry_sensitivity", ">=", 0.95, False),
    ("scan.spine_line_mm_p99", "<=", 8.0, False),
    ("scan.zone_border_mm_p99", "<=", 15.0, False),
    ("scan.refused", "<=", 0.02, False),
    ("scan.wrong_accepted", "<=", 0, True),
]
# Shown beside: no promise, but the degradation is to be known.
SHOWN = ["guarding.delay_ms_p50", "guarding.episodes", "guarding.episodes_with_cough_or_shift", "guarding.missed",
         "guarding.missed_with_cough_or_shift", "guarding.missed_already_eased"] + [
    f"{hardship}.{key}" for hardship in ["guarding_beside", *HARDSHIPS]
    for key in ("delay_ms_p95", "miss_rate", "false_reductions_per_session", "false_stops_per_session")
] + ["quality.false_flags_per_channel_hour", "stiffness.asymmetry_false_rate", "scan.people"]


SENSES = evaluated.Campaign(
    "senses", "Senses", SHAPE, WANTED, SHOWN,
    " Every fifth person also bears the hardships; `guarding_beside` is those people without them.")


def summary(report):
    return SENSES.summary(report, f" Sizes of the scanned people: {report['scan']['sizes']}.")


if __name__ == "__main__":
    sys.exit(evaluated.main(SENSES, summary))
