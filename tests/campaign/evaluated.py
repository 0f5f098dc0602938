"""What the campaigns over `kneadctl evaluate` have in common: a contract, figures that are wanted, a summary.

A campaign is a Campaign: `shape` names what other programs read of the document, `wanted` has a row (figure, at most
or at least, limit, does a broken one fail the test?) for each promise, `shown` the figures that stand beside.
"""

import argparse
import dataclasses
import json
import pathlib
import subprocess
import sys

import campaign


@dataclasses.dataclass
class Campaign:
    name: str  # as in `kneadctl evaluate NAME` and docs/results/NAME.md
    title: str
    shape: dict  # section -> keys; the section "" is the document itself
    wanted: list
    shown: list
    note: str = ""  # about the figures, under the headline

    def missing(self, report):
        """Dotted paths of the contract that the document does not have."""
        gone = [key for key in ("seeds", "wall_s") if key not in report]
        for section, keys in self.shape.items():
            inside = report.get(section, {}) if section else report
            gone += [f"{section}.{key}".lstrip(".") for key in keys if key not in inside]
        return gone

    def judged(self, report):
        """(figure, value, wanted in words, kept?, does it count?)"""
        for figure, operator, limit, counts in self.wanted:
            value = campaign.look_up(report, figure)
            yield figure, value, f"{operator} {limit:g}", holds(value, operator, limit), counts

    def summary(self, report, about=""):
        lines = [
            f"# {self.title}: the figures",
            "",
            f"{report['bodies']} people, seeds {report['seeds']} ({report['seed_set']}), commit {campaign.commit()}, "
            f"{report['wall_s']:.0f} s; `kneadctl evaluate {self.name} --seeds {report['seeds']} --json`.{about}",
            f"What each figure means: [README.md](README.md).{self.note}",
            "",
            "| figure | measured | wanted | kept |",
            "|---|---|---|---|",
        ]
        lines += [f"| {figure} | {in_short(value)} | {wanted} | {'yes' if kept else 'no'} |"
                  for figure, value, wanted, kept, _ in self.judged(report)]
        lines += [f"| {figure} | {in_short(campaign.look_up(report, figure))} | | |" for figure in self.shown]
        return "\n".join(lines) + "\n"


def holds(value, operator, limit):
    """A figure that could not be measured holds nothing."""
    if value is None:
        return False
    return value <= limit if operator == "<=" else value >= limit


def in_short(value):
    return "-" if value is None else f"{value:.4g}"


def run(kneadctl, name, seeds, page):
    command = [kneadctl, "evaluate", name, "--seeds", seeds, "--json"]
    if page:
        command += ["--report", str(page)]
    done = subprocess.run(command, cwd=campaign.ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"kneadctl evaluate {name} exited {done.returncode}")
    return json.loads(done.stdout)


def main(what, summary):
    """`summary(report)` is the page; exits 1 if the document lacks a figure or breaks a promise that counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kneadctl", required=True)
    parser.add_argument("--seeds", required=True)
    parser.add_argument("--report", type=pathlib.Path)
    parser.add_argument("--results", type=pathlib.Path)
    options = parser.parse_args()

    report = run(options.kneadctl, what.name, options.seeds, options.report)
    gone = what.missing(report)
    if gone:
        raise SystemExit(f"the document lacks {', '.join(gone)}")
    text = summary(report)
    print(text, end="")
    if options.results:
        options.results.mkdir(parents=True, exist_ok=True)
        (options.results / f"{what.name}.md").write_text(text)
        (options.results / f"{what.name}.json").write_text(json.dumps(report, indent=2) + "\n")
    broken = [figure for figure, _, _, kept, counts in what.judged(report) if counts and not kept]
    if broken:
        print(f"broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0
