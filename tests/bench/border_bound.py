"""How well could anybody place a zone's borders who feels where C7 is, and nothing of the borders themselves?

Usage: border_bound.py [--people N] [--seed S]

Prints, for several spreads of the C7 estimate, the 99th percentile of each person's largest border error. The simulated
person's L5/S1 and T12/L1 lie about their proportions by so much to either side (hal/sim/body_draw.cpp), which no
pressure on the mat shows; the best guess is the proportion itself. Stature, weight or age could only better C7.
"""

import argparse

import numpy as np

C7_MM = 680.0
# Share of the C7 height, and how far about it: hal/sim/body_draw.cpp, draw_shape.
L5_S1 = (220.0 / C7_MM, 12.0)
T12_L1 = (390.0 / C7_MM, 15.0)


def largest_errors(c7_spread_mm, people, dice):
    c7 = dice.normal(0.0, c7_spread_mm, people)
    errors = [np.abs(c7)]
    for share, about in (L5_S1, T12_L1):
        errors.append(np.abs(share * c7 - dice.uniform(-about, about, people)))
    return np.max(errors, axis=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for spread in (0.0, 0.5, 1.0, 2.0, 2.9, 4.0):
        errors = np.sort(largest_errors(spread, options.people, np.random.default_rng(options.seed)))
        print(f"C7 known within {spread:3.1f} mm (spread): borders p50 {errors[len(errors) // 2]:4.1f}, "
              f"p99 {errors[int(np.ceil(0.99 * len(errors))) - 1]:4.1f} mm, "
              f"within 15 mm {np.mean(errors <= 15.0):.1%}")


if __name__ == "__main__":
    main()
