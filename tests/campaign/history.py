"""Kills whoever writes a history at many points, and times `kneadctl history` on 100,000 massages.

Usage: history.py --kneadctl PROGRAM --kill-points PROGRAM [--points N] [--seed S] [--results FOLDER]
Prints the figures beside what is wanted; with --results history.json and history.md are written. Exits 1 if a
history was damaged, if anything that was told to be kept is missing, or if the answer takes too long.
"""

import argparse
import json
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

MASSAGES = 100_000
ANSWERED_IN_S = 0.3
TRIES = 5


def kill(program, points, seed):
    done = subprocess.run([program, str(points), str(seed)], stdout=subprocess.PIPE, text=True, check=False)
    if not done.stdout:
        sys.exit(f"{program} said nothing; exit code {done.returncode}")
    return json.loads(done.stdout)


def fill(file):
    """Into the tables that kneadctl made."""
    numbers = range(1, MASSAGES + 1)
    with sqlite3.connect(file) as sql:
        sql.executemany("INSERT INTO intake (id, person_id, day, version) VALUES (?, 1, ?, 1)", ((n, n) for n in numbers))
        for question in ("pain", "stiffness"):
            sql.executemany(f"INSERT INTO intake_answer VALUES (?, '{question}', ?)", ((n, n % 8) for n in numbers))
        sql.executemany(
            "INSERT INTO session (id, person_id, intake_id, programme, day, began_ms, ended_ms, outcome, massage_s, "
            "force_mean_n, force_peak_n, stiffness_n_per_mm, comfort) "
            "VALUES (?, 1, ?, 'classic', ?, 0, 0, 'completed', 900, 12, 31, 4.5, 7)", ((n, n, n) for n in numbers))
        sql.executemany("INSERT INTO trace VALUES (?, 0, 8, 8, 20, 0)", ((n,) for n in numbers))
    sql.close()


def answer_times(kneadctl):
    """Of the whole command, the best of a few: user and system time, which others on the machine do not stretch, and
    by the clock."""
    with tempfile.TemporaryDirectory(prefix="knead-") as folder:
        file = pathlib.Path(folder) / "history.db"
        subprocess.run([kneadctl, "user", "add", "Ada", "--history", file], check=True, stdout=subprocess.DEVNULL)
        fill(file)
        times = []
        for _ in range(TRIES):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            done = subprocess.run([kneadctl, "history", "--history", file, "--json"], check=True, capture_output=True)
            after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            assert json.loads(done.stdout)["count"] == MASSAGES
            times.append((after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, ended - began))
        return {"answer_s": round(min(cpu for cpu, _ in times), 3), "answer_clock_s": round(min(c for _, c in times), 3)}


def page(figures):
    return "\n".join([
        "# The history, killed and asked",
        "",
        f"`./dev campaign` made this. A process that writes massages down is killed at {figures['kill_points']} random points",
        f"(seed {figures['seed']}), and at each point the log of a copy is cut where a power failure might have cut it.",
        "",
        "| figure | wanted | measured |",
        "|---|---:|---:|",
        f"| kill points | 200 | {figures['kill_points']} |",
        f"| of them within a massage: it was there, its end not known | > 0 | {figures['end_unknown']} |",
        f"| logs cut | 200 | {figures['log_cuts']} |",
        f"| histories damaged, or without something that was told to be kept | 0 | {figures['wrong']} |",
        f"| `kneadctl history` on {MASSAGES:,} massages, s of processor | < {ANSWERED_IN_S} | {figures['answer_s']:.3f} |",
        f"| the same by the clock, on a machine with other work, s | | {figures['answer_clock_s']:.3f} |",
        "",
    ])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kneadctl", required=True)
    parser.add_argument("--kill-points", required=True)
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", type=pathlib.Path)
    wanted = parser.parse_args()
    figures = kill(wanted.kill_points, wanted.points, wanted.seed)
    figures.update(answer_times(wanted.kneadctl))
    print(page(figures))
    if wanted.results:
        (wanted.results / "history.json").write_text(json.dumps(figures, indent=2) + "\n")
        (wanted.results / "history.md").write_text(page(figures))
    kept = figures["wrong"] == 0 and figures["end_unknown"] > 0 and figures["answer_s"] < ANSWERED_IN_S
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
