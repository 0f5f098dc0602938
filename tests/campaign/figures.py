"""Makes docs/results/first-massage.md: every figure of the first massage beside the command that printed it.

Usage: figures.py --kneadctl PROGRAM --results FOLDER
Run on a quiet machine; the recordings are looked for in KNEAD_DATA_DIR, and left out where it is not set.
"""

import argparse
import json
import os
import pathlib
import subprocess

import campaign

NOMINAL = ["simulate", "--programme", "classic", "--minutes", "15", "--seed", "10001", "--body", "config/bodies/nominal.toml"]
RELEASES = ["simulate", "--programme", "classic", "--minutes", "15", "--seed", "10001", "--body",
            "config/bodies/softest.toml", "--scenario", "config/scenarios/releases.toml"]
COUGHS = ["simulate", "--programme", "classic", "--minutes", "6", "--seed", "10001", "--condition", "healthy", "--body",
          "config/bodies/stiffest.toml", "--scenario", "config/scenarios/cough_at_the_ceiling.toml"]
HOLD = ["simulate", "--programme", "hold", "--seed", "10001", "--body", "config/bodies/nominal.toml"]


def run(kneadctl, words):
    done = subprocess.run([kneadctl, *words, "--json"], cwd=campaign.ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def without_clock(report):
    return {key: value for key, value in report.items() if key not in ("wall_s", "realtime_factor")}


def rows(kneadctl):
    """(figure, measured, what it must be, command)"""
    nominal, again = run(kneadctl, NOMINAL), run(kneadctl, NOMINAL)
    force, distress = nominal["force"], nominal["distress"]
    yield "virtual over wall time, one core", f"{max(nominal['realtime_factor'], again['realtime_factor']):.0f}x", ">= 100x", NOMINAL
    yield "the same seed again", "equal" if without_clock(nominal) == without_clock(again) else "DIFFERENT", "equal", NOMINAL
    yield "holding a constant force, RMSE", f"{force['hold_rmse_n']:.2f} N", "<= 1.0 N", NOMINAL
    yield "overshoot", f"{force['overshoot_pct']:.1f} %", "<= 15 %", NOMINAL
    yield ("mean force in work / asked", f"{force['work_mean_n']:.1f} / {force['work_asked_n']:.1f} N", ">= 90 %", NOMINAL)
    yield "spine contacts", nominal["spine"]["contacts"], "0", NOMINAL
    yield ("guarding found, false reductions, false stops",
           f"{distress['detected']} of {distress['true_episodes']}, {distress['false_reductions']}, {distress['false_stops']}",
           "reported", NOMINAL)
    hold = run(kneadctl, HOLD)["force"]
    yield "holding 30 N at points, RMSE; overshoot", f"{hold['hold_rmse_n']:.2f} N; {hold['overshoot_pct']:.1f} %", "<= 1.0 N; <= 15 %", HOLD
    coughs = run(kneadctl, COUGHS)["force"]
    yield "controller-caused excess over 2 N for 10 ms", coughs["ceiling_violations"], "0", COUGHS
    yield ("person-caused excess, back within",
           f"{coughs['person_caused_peak_over_n']:.1f} N in {coughs['person_caused_excursions']} excursions, "
           f"{coughs['person_caused_back_ms_max']:.0f} ms", "<= 15 N, 200 ms", COUGHS)
    release = run(kneadctl, RELEASES)["release"]
    causes = ", ".join(f"{r['cause']} {r['ms']} ms" for r in release["list"])
    yield "releases, slowest", f"{release['count']}, {release['worst_ms']} ms ({causes})", ">= 8, < 250 ms", RELEASES
    data = os.environ.get("KNEAD_DATA_DIR")
    for name in ("emg_bursts", "emg_neck", "emg_alternating", "emg_fatigue", "ecg") if data else ():
        found = run(kneadctl, ["analyse-emg", f"{data}/{name}.csv"])["channels"][0]["bursts"]
        wanted = {"emg_bursts": 9, "emg_neck": 1, "emg_alternating": 4, "emg_fatigue": 30, "ecg": 0}[name]
        yield f"bursts in {name}.csv", len(found), str(wanted), ["analyse-emg", f"{name}.csv"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kneadctl", required=True)
    parser.add_argument("--results", type=pathlib.Path, required=True)
    options = parser.parse_args()
    lines = ["# First massage: the figures", "",
             f"Commit {campaign.commit()}, seed 10001 (a report seed), by `tests/campaign/figures.py`, which `./dev campaign` runs; what each",
             "figure means: [README.md](README.md). The cycle's own cost: `./dev bench`.", "",
             "| figure | measured | wanted | `kneadctl` ... `--json` |", "|---|---|---|---|"]
    for figure, measured, wanted, command in rows(options.kneadctl):
        lines.append(f"| {figure} | {measured} | {wanted} | `{' '.join(command)}` |")
        print(f"{figure}: {measured} ({wanted})", flush=True)
    options.results.mkdir(parents=True, exist_ok=True)
    (options.results / "first-massage.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
