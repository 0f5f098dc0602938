"""Seats many simulated people, one whole session each, and holds every one against the promises.

Usage: campaign.py --kneadctl PROGRAM --bodies N [--first SEED] [--jobs J] [--results FOLDER]
The first seed is a report seed (hal/sim/seeds.hpp): nobody tunes on the people that figures are published of.
Seeds FIRST..FIRST+N-1, each run by `kneadctl simulate --seed SEED --json`. Prints progress with the time left,
then a summary; with --results writes campaign.json (every person) and campaign.md (the summary). Exits 1 if
a promise was broken, and names the seeds that broke it.
"""

import argparse
import concurrent.futures
import json
import operator
import os
import pathlib
import statistics
import subprocess
import sys
import time

FIRST_REPORT_SEED = 10_001

ROOT = pathlib.Path(__file__).resolve().parents[2]

HOLDS = {"==": operator.eq, "!=": operator.ne, "<=": operator.le, "<": operator.lt, ">=": operator.ge}
# What every session must keep: (figure, how, to what, in words). Numbers: docs/architecture.md, the gate's limits.
PROMISES = [
    ("outcome", "!=", "ended_by_fault", "no session ends by a fault of the chair"),
    ("force.ceiling_violations", "==", 0, "the controller never passes a ceiling by 2 N for 10 ms"),
    ("force.person_caused_peak_over_n", "<=", 15, "a person's cough or guarding is caught within 15 N"),
    ("release.worst_ms", "<", 250, "every release is below 5 N within 250 ms"),
    ("spine.contacts", "==", 0, "no footprint comes within 10 mm of the true spine line"),
    ("invariants.violations", "==", 0, "the simulated chair keeps to its physics"),
    ("distress.false_stops", "==", 0, "no session is ended by distress that was not there"),
]
# Aims that a session may miss without breaking a promise; those of `kneadctl simulate`, and of the scan.
AIMS = [
    ("force.hold_rmse_n", "<=", 1), ("force.overshoot_pct", "<=", 15), ("force.work_share", ">=", 0.9),
    ("spine.scan_error_mm_max", "<=", 8),
]
# Figures that are shown, in this order, with what is wanted of them where something is.
FIGURES = [
    "realtime_factor", "force.hold_rmse_n", "force.overshoot_pct", "force.max_n", "force.ceiling_violations",
    "force.person_caused_peak_over_n", "force.work_share", "release.worst_ms", "distress.true_episodes",
    "distress.missed", "distress.false_reductions", "distress.false_stops", "distress.delay_ms_p95", "spine.contacts",
    "spine.scan_error_mm_max", "invariants.violations",
]


def look_up(report, figure):
    """The value at a dotted path; None where this session has none."""
    if figure == "force.work_share":
        asked = report["force"]["work_asked_n"]
        return report["force"]["work_mean_n"] / asked if asked else None
    value = report
    for key in figure.split("."):
        value = value[key]
    return value


def document(stdout):
    """What `--json` said; None for an error, which is a document too, and for no document at all."""
    try:
        said = json.loads(stdout)
    except json.JSONDecodeError:
        return None
    return None if "error" in said else said


def simulate(kneadctl, seed):
    done = subprocess.run([kneadctl, "simulate", "--seed", str(seed), "--json"], cwd=ROOT, capture_output=True,
                          text=True, check=False)
    return document(done.stdout) or sys.exit(
        f"seed {seed}: kneadctl simulate exited {done.returncode}: {done.stderr.strip()}")


def run_all(kneadctl, seeds, jobs):
    began, reports = time.monotonic(), {}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        running = {pool.submit(simulate, kneadctl, seed): seed for seed in seeds}
        for done, future in enumerate(concurrent.futures.as_completed(running), 1):
            reports[running[future]] = future.result()
            left = (time.monotonic() - began) / done * (len(seeds) - done)
            print(f"\r[{done}/{len(seeds)}] people, {left:.0f} s left ", end="", file=sys.stderr, flush=True)
    print(f"\r{len(seeds)} people in {time.monotonic() - began:.0f} s      ", file=sys.stderr)
    return [reports[seed] for seed in seeds]


def broken_promises(reports):
    """(promise in words, seeds that broke it), for those that were broken."""
    for figure, how, limit, words in PROMISES:
        seeds = [r["seed"] for r in reports if (v := look_up(r, figure)) is not None and not HOLDS[how](v, limit)]
        if seeds:
            yield words, seeds


def wanted(figure):
    """In words, what is wanted of a figure; empty where nothing was promised."""
    for name, how, limit, *_ in PROMISES + AIMS:
        if name == figure:
            return f"{how} {limit}".replace("== ", "")
    return ""


def commit():
    done = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def summary(reports, seeds, broken):
    lines = [
        "# Campaign",
        "",
        f"{len(reports)} people, seeds {seeds[0]} to {seeds[-1]}, commit {commit()}; "
        f"`./dev campaign {len(reports)}`.",
        "",
        "| figure | smallest | median | largest | seed of the largest | wanted |",
        "|---|---|---|---|---|---|",
    ]
    for figure in FIGURES:
        values = [(v, r["seed"]) for r in reports if (v := look_up(r, figure)) is not None]
        if values:
            plain = [v for v, _ in values]
            worst = max(values)
            lines.append(f"| {figure} | {min(plain):.3g} | {statistics.median(plain):.3g} | {worst[0]:.3g} | "
                         f"{worst[1]} | {wanted(figure)} |")
    outcomes = {}
    for report in reports:
        outcomes[report["outcome"]] = outcomes.get(report["outcome"], 0) + 1
    lines += ["", "Outcomes: " + ", ".join(f"{name} {n}" for name, n in sorted(outcomes.items())) + ".", ""]
    lines += [f"Broken: {words}: seeds {', '.join(map(str, s))}." for words, s in broken] or ["Every promise was kept."]
    for figure, how, limit in AIMS:
        people = [r for r in reports if (v := look_up(r, figure)) is not None and not HOLDS[how](v, limit)]
        if people:
            lines.append(f"An aim, no promise: {figure} {how} {limit} was missed with {len(people)} of {len(reports)}.")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kneadctl", required=True)
    parser.add_argument("--bodies", type=int, required=True)
    parser.add_argument("--first", type=int, default=FIRST_REPORT_SEED)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--results", type=pathlib.Path)
    options = parser.parse_args()
    if options.bodies < 1:
        parser.error("--bodies must be at least 1")

    seeds = range(options.first, options.first + options.bodies)
    reports = run_all(options.kneadctl, seeds, options.jobs)
    broken = list(broken_promises(reports))
    text = summary(reports, seeds, broken)
    print(text, end="")
    if options.results:
        options.results.mkdir(parents=True, exist_ok=True)
        (options.results / "campaign.md").write_text(text)
        rows = ",\n".join(json.dumps(report, separators=(",", ":")) for report in reports)
        (options.results / "campaign.json").write_text("[\n" + rows + "\n]\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
