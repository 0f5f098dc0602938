"""The check of the safety case finds what it is for."""

import unittest

from named_things import missing


class NamedThings(unittest.TestCase):
    def look(self, page):
        return missing(page, {"Gate.holds"}, lambda name: name == "control/safety/gate.hpp")

    def test_what_is_there_passes(self):
        self.assertEqual(self.look("`Gate.holds` in `control/safety/gate.hpp`"), ([], 2))

    def test_a_renamed_test_is_found(self):
        self.assertEqual(self.look("`Gate.held`"), (["no test Gate.held"], 1))

    def test_a_moved_file_is_found(self):
        self.assertEqual(self.look("`control/gate.hpp`"), (["no file control/gate.hpp"], 1))

    def test_other_words_in_quotes_are_left_alone(self):
        self.assertEqual(self.look("`kneadd` and `released_posture`"), ([], 0))


if __name__ == "__main__":
    unittest.main()
