"""Runs a short session, recomputes its figures from the trace, and sees to it that a lie is noticed.

Usage: recompute_test.py --kneadctl PROGRAM --config kneadd.toml
"""

import argparse
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import recompute


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kneadctl", required=True)
    parser.add_argument("--config", required=True, type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trace = pathlib.Path(folder) / "trace.csv"
        done = subprocess.run(
            [options.kneadctl, "simulate", "--programme", "hold", "--minutes", "6", "--seed", "3", "--json", "--trace", trace,
             "--config", options.config, "--body", options.config.parent / "bodies" / "nominal.toml"],
            capture_output=True, text=True, check=True)
        report = json.loads(done.stdout)
        figures, phases = recompute.recompute(trace, report["person"])
        lines, wrong = recompute.compare(figures, phases, report)
        print("\n".join(lines))
        if wrong:
            print("disagree:", ", ".join(wrong))
            return 1
        if report["force"]["hold_s"] < 5.0:
            print("the session held too little to say anything about holding")
            return 1
        # A report that flatters itself must be caught.
        flattered = copy.deepcopy(report)
        flattered["force"]["hold_rmse_n"] *= 0.9
        flattered["phases"][3]["end_s"] += 1.0
        _, caught = recompute.compare(figures, phases, flattered)
        if caught != ["force.hold_rmse_n", "phases"]:
            print("a flattering report was not caught:", caught)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
