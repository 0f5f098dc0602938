"""The ideal observer of guarding_bound.py: silent while nobody guards, quick where guarding is plain."""

import unittest

import guarding_bound as bound
import numpy as np


def delays(plateau, rubbing, count=12):
    usual, bound.PLATEAU = bound.PLATEAU, plateau
    dice = np.random.default_rng(4)
    try:
        return [bound.delay_ms(bound.Episode(dice), dice, rubbing, False, 100.0) for _ in range(count)]
    finally:
        bound.PLATEAU = usual


class GuardingBound(unittest.TestCase):
    def test_nobody_who_does_not_guard_is_taken_for_guarding(self):
        self.assertTrue(np.isinf(delays(1.0, True)).all())

    def test_plain_guarding_is_known_before_it_is_at_its_height(self):
        self.assertLess(max(delays(10.0, False)), 40.0)

    def test_guarding_of_6_dB_is_found_later_under_rubbing_rollers(self):
        self.assertGreaterEqual(np.mean(delays(2.0, True)), np.mean(delays(2.0, False)))

    def test_the_bands_of_a_muscle_hold_nearly_all_of_it(self):
        self.assertGreater(bound.muscle_bands(80.0).sum(), 0.9)


if __name__ == "__main__":
    unittest.main()
