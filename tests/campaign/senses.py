"""Runs `kneadctl evaluate senses` and holds its document against its contract and its figures.

Usage: senses.py --kneadctl PROGRAM --seeds FIRST..LAST [--report FOLDER] [--results FOLDER]
Prints the figures beside what is wanted; progress with the time left comes from kneadctl itself. With --report
that page is written, with --results senses.json and senses.md. Exits 1 if the document lacks a figure, or if one
of the promises is broken that a few people are enough to judge.
"""

import argparse
import json
import pathlib
import subprocess
import sys

import campaign

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
SHOWN = ["guarding.delay_ms_p50", "guarding.episodes"] + [
    f"{hardship}.{key}" for hardship in ["guarding_beside", *HARDSHIPS]
    for key in ("delay_ms_p95", "miss_rate", "false_reductions_per_session", "false_stops_per_session")
] + ["quality.false_flags_per_channel_hour", "stiffness.asymmetry_false_rate", "scan.people"]


def missing(report):
    """Dotted paths of the contract that the document does not have."""
    gone = [key for key in ("seeds", "wall_s") if key not in report]
    for section, keys in SHAPE.items():
        gone += [f"{section}.{key}" for key in keys if key not in report.get(section, {})]
    return gone


def holds(value, operator, limit):
    """A figure that could not be measured holds nothing."""
    if value is None:
        return False
    return value <= limit if operator == "<=" else value >= limit


def judged(report):
    """(figure, value, wanted in words, kept?, does it count?)"""
    for figure, operator, limit, counts in WANTED:
        value = campaign.look_up(report, figure)
        yield figure, value, f"{operator} {limit:g}", holds(value, operator, limit), counts


def shown(value):
    return "-" if value is None else f"{value:.4g}"


def summary(report):
    lines = [
        "# Senses: the figures",
        "",
        f"{report['bodies']} people, seeds {report['seeds']} ({report['seed_set']}), commit {campaign.commit()}, "
        f"{report['wall_s']:.0f} s; `kneadctl evaluate senses --seeds {report['seeds']} --json`. "
        f"Sizes of the scanned people: {report['scan']['sizes']}.",
        "What each figure means: [README.md](README.md). Every fifth person also bears the hardships; "
        "`guarding_beside` is those people without them.",
        "",
        "| figure | measured | wanted | kept |",
        "|---|---|---|---|",
    ]
    lines += [f"| {figure} | {shown(value)} | {wanted} | {'yes' if kept else 'no'} |"
              for figure, value, wanted, kept, _ in judged(report)]
    lines += [f"| {figure} | {shown(campaign.look_up(report, figure))} | | |" for figure in SHOWN]
    return "\n".join(lines) + "\n"


def run(kneadctl, seeds, page):
    command = [kneadctl, "evaluate", "senses", "--seeds", seeds, "--json"]
    if page:
        command += ["--report", str(page)]
    done = subprocess.run(command, cwd=campaign.ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"kneadctl evaluate senses exited {done.returncode}")
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kneadctl", required=True)
    parser.add_argument("--seeds", required=True)
    parser.add_argument("--report", type=pathlib.Path)
    parser.add_argument("--results", type=pathlib.Path)
    options = parser.parse_args()

    report = run(options.kneadctl, options.seeds, options.report)
    gone = missing(report)
    if gone:
        raise SystemExit(f"the document lacks {', '.join(gone)}")
    text = summary(report)
    print(text, end="")
    if options.results:
        options.results.mkdir(parents=True, exist_ok=True)
        (options.results / "senses.md").write_text(text)
        (options.results / "senses.json").write_text(json.dumps(report, indent=2) + "\n")
    broken = [figure for figure, _, _, kept, counts in judged(report) if counts and not kept]
    if broken:
        print(f"broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
