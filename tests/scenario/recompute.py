"""Recomputes a session's figures from its trace alone, by the words of docs/results/README.md.

Usage: recompute.py TRACE.csv REPORT.json
Prints each figure twice, as reported and as recomputed; exits 1 if any two disagree. It shares no code
with the program: whoever doubts a figure can read this instead. Of the report it takes, beside the figures,
only the windows in which the person moved (`person`), which a trace has no column for.
"""

import json
import math
import sys

SIDES = ("left", "right")
RESOLUTION = 0.002  # the trace's three decimals, twice
# A share of forces: each rounded to half a millinewton, over a set-point of 5 N or more.
ROUNDING = {"force.overshoot_pct": 100.0 * 1e-3 / 5.0}


class Steady:
    """How long a value has stood within `tolerance` of where it stood when it last moved."""

    def __init__(self, tolerance):
        self.tolerance, self.anchor, self.since = tolerance, None, 0

    def step(self, ms, value):
        # A hair of slack, so that a value that was rounded for the trace does not move by it.
        if self.anchor is None or abs(value - self.anchor) > self.tolerance + 1e-9:
            self.anchor, self.since = value, ms
        return ms - self.since


class Hold:
    def __init__(self):
        self.carriage, self.setpoint = Steady(0.1), {s: Steady(0.05) for s in SIDES}
        self.squares, self.count = 0.0, 0

    def add(self, ms, row, person):
        parked = self.carriage.step(ms, row["carriage_mm"]) >= 500
        for side in SIDES:
            setpoint, force = row[f"setpoint_{side}_n"], row[f"force_true_{side}_n"]
            constant = self.setpoint[side].step(ms, setpoint) >= 500
            if parked and constant and setpoint >= 5.0 and force > 0.0 and not person:
                self.squares += (force - setpoint) ** 2
                self.count += 1

    def figures(self):
        return {"force.hold_rmse_n": math.sqrt(self.squares / self.count) if self.count else 0.0,
                "force.hold_s": self.count / 1000.0}


class Overshoot:
    def __init__(self):
        self.rollers = {s: {"steady": Steady(0.05), "stood": 0.0, "touched": None, "until": None, "top": 0.0,
                            "peak": 0.0} for s in SIDES}
        self.worst = 0.0

    def add(self, ms, row, person):
        for side in SIDES:
            r = self.rollers[side]
            setpoint, force = row[f"setpoint_{side}_n"], row[f"force_true_{side}_n"]
            opens = False
            if force >= 0.5:
                opens = r["touched"] is None or ms - r["touched"] >= 500
                r["touched"] = ms
            if r["steady"].step(ms, setpoint) >= 100:
                opens = opens or setpoint - r["stood"] >= 5.0
                r["stood"] = setpoint
            if opens:
                self.judge(r)
                r["until"], r["top"], r["peak"] = ms + 1000, setpoint, 0.0
            if person or r["until"] is None:
                continue
            if ms > r["until"] or setpoint < r["top"] - 0.5:
                self.judge(r)
                r["until"] = None
                continue
            r["top"], r["peak"] = max(r["top"], setpoint), max(r["peak"], force)

    def judge(self, r):
        if r["until"] is not None and r["top"] >= 5.0:
            self.worst = max(self.worst, 100.0 * (r["peak"] - r["top"]) / r["top"])

    def figures(self):
        for r in self.rollers.values():
            self.judge(r)
        return {"force.overshoot_pct": self.worst}


class Ceiling:
    """Excursions above the ceiling, the person's and the controller's."""

    def __init__(self):
        self.rollers = {s: {"ceiling": 0.0, "doing": None, "above": None, "counted": False} for s in SIDES}
        self.highest = self.ceiling = 0.0
        self.violations = 0

    def add(self, ms, row, person):
        self.ceiling = max(self.ceiling, row["ceiling_n"])
        for side in SIDES:
            r, force = self.rollers[side], row[f"force_true_{side}_n"]
            self.highest = max(self.highest, force)
            if row["ceiling_n"] > 0.0:
                r["ceiling"] = row["ceiling_n"]
            over = force - r["ceiling"]
            if over > 2.0:
                if r["doing"] is None:
                    r["doing"], r["counted"] = "person" if person else "controller", False
                r["above"] = ms if r["above"] is None else r["above"]
                if r["doing"] == "controller" and not r["counted"] and ms - r["above"] > 10:
                    self.violations, r["counted"] = self.violations + 1, True
            else:
                r["above"] = None
            if over <= 0.0:
                r["doing"] = None

    def figures(self):
        return {"force.max_n": self.highest, "force.ceiling_n": self.ceiling,
                "force.ceiling_violations": self.violations}


class Body:
    """Episodes of guarding, dose, warmth, jets, and the scan's error."""

    def __init__(self):
        self.episodes, self.last_guarding = 0, None
        self.dose = {s: 0.0 for s in SIDES}
        self.warmest = self.strongest_jet = self.scan_error = 0.0

    def add(self, ms, row, columns, scanned):
        if row["guarding_left"] or row["guarding_right"]:
            if self.last_guarding is None or ms - self.last_guarding >= 300:
                self.episodes += 1
            self.last_guarding = ms
        for side in SIDES:
            self.dose[side] += row[f"force_true_{side}_n"] / 1000.0
        self.warmest = max([self.warmest] + [row[c] for c in columns["surface"]])
        self.strongest_jet = max([self.strongest_jet] + [row[c] for c in columns["nozzle"]])
        if scanned:
            self.scan_error = max(self.scan_error, abs(row["spine_true_mm"] - row["spine_estimated_mm"]))

    def figures(self):
        return {"distress.true_episodes": self.episodes, "dose.left_n_s": self.dose["left"],
                "dose.right_n_s": self.dose["right"], "heat.surface_max_degc": self.warmest,
                "jets.max_kpa": self.strongest_jet, "spine.scan_error_mm_max": self.scan_error}


class Phases:
    def __init__(self):
        self.list = []

    def add(self, t_s, name):
        if not self.list or self.list[-1]["name"] != name:
            self.list.append({"name": name, "start_s": t_s})
        self.list[-1]["end_s"] = t_s


def rows(path):
    """(header, iterator of rows as dicts of numbers and texts)."""
    texts = {"phase", "technique", "reason"}
    stream = open(path, encoding="utf-8")
    line = next(stream)
    while line.startswith("#"):
        line = next(stream)
    header = line.strip().split(",")

    def read():
        with stream:
            for line in stream:
                cells = line.rstrip("\n").split(",")
                yield {k: v if k in texts else float(v) for k, v in zip(header, cells, strict=True)}

    return header, read()


def recompute(trace, person_windows):
    header, table = rows(trace)
    columns = {kind: [c for c in header if c.startswith(kind)] for kind in ("surface", "nozzle")}
    hold, overshoot, ceiling, body, phases = Hold(), Overshoot(), Ceiling(), Body(), Phases()
    states = {"idle", "self_test", "body_scan", "paused", "rest", "ended"}
    windows, window = [(round(w["start_s"] * 1000), round(w["end_s"] * 1000)) for w in person_windows], 0
    ms = 0
    for row in table:
        ms = round(row["t_s"] * 1000)
        while window < len(windows) and ms > windows[window][1]:
            window += 1
        person = window < len(windows) and windows[window][0] <= ms
        hold.add(ms, row, person)
        overshoot.add(ms, row, person)
        ceiling.add(ms, row, person)
        body.add(ms, row, columns, row["phase"] not in states)
        phases.add(row["t_s"], row["phase"])
    figures = {"duration_s": (ms + 1) / 1000.0}
    for score in (hold, overshoot, ceiling, body):
        figures.update(score.figures())
    return figures, phases.list


def close(name, reported, recomputed):
    """Equal as far as rounding to the trace's decimals lets them be."""
    return abs(reported - recomputed) <= max(ROUNDING.get(name, RESOLUTION), 2e-3 * abs(reported))


def compare(figures, phases, report):
    """Lines of the comparison, and the names of the figures that disagree."""
    lines, wrong = [], []
    for name, recomputed in figures.items():
        reported = report
        for key in name.split("."):
            reported = reported[key]
        agrees = close(name, reported, recomputed)
        lines.append(f"{'  ' if agrees else '!!'} {name:<28} reported {reported:>12.4f}   recomputed {recomputed:>12.4f}")
        wrong += [] if agrees else [name]
    told = [(p["name"], p["start_s"], p["end_s"]) for p in report["phases"]]
    found = [(p["name"], p["start_s"], p["end_s"]) for p in phases]
    if told != found:
        lines.append(f"!! phases: reported {told}, recomputed {found}")
        wrong.append("phases")
    return lines, wrong


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as stream:
        report = json.load(stream)
    lines, wrong = compare(*recompute(sys.argv[1], report["person"]), report)
    print("\n".join(lines))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
