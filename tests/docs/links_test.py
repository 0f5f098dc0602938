"""Proves that the link check finds what a reader would stumble over."""

import pathlib
import tempfile
import unittest

import links


class Links(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        (self.root / "docs/results").mkdir(parents=True)
        (self.root / "dev").write_text("")

    def findings(self, name, text):
        (self.root / name).write_text(text)
        return links.check(self.root)[0]

    def test_a_link_to_a_missing_page_is_found(self):
        self.assertEqual(self.findings("README.md", "[gone](docs/gone.md)"),
                         ["README.md: link to docs/gone.md leads nowhere"])

    def test_a_link_out_of_the_repository_is_found(self):
        self.assertEqual(len(self.findings("README.md", "[out](../x.md)")), 1)

    def test_a_missing_heading_is_found_and_an_existing_one_is_not(self):
        self.assertEqual(self.findings("README.md", "# One cycle\n[up](#one-cycle)"), [])
        self.assertEqual(len(self.findings("README.md", "# One cycle\n[up](#two)")), 1)

    def test_a_missing_picture_is_found(self):
        self.assertEqual(len(self.findings("README.md", "![panel](docs/panel.svg)")), 1)

    def test_a_page_that_readers_do_not_have_is_not_cited(self):
        self.assertEqual(len(self.findings("README.md", "slow (DESIGN)")), 1)
        self.assertEqual(self.findings("README.md", "by design, see `DESIGN`"), [])

    def test_code_is_not_read_as_a_link(self):
        self.assertEqual(self.findings("README.md", "`[a](b.md)`\n```\n[a](b.md)\n```\n"), [])

    def test_a_page_must_say_how_it_is_checked(self):
        self.assertEqual(len(self.findings("docs/a.md", "# A\n")), 1)
        self.assertEqual(self.findings("docs/a.md", "# A\n\nChecked by: `./dev check`\n"), [])

    def test_the_check_that_a_page_names_must_exist(self):
        self.assertEqual(self.findings("docs/a.md", "Checked by: `tests/gone.py`\n"),
                         ["docs/a.md: is checked by tests/gone.py, which does not exist"])

    def test_records_of_results_need_no_check(self):
        self.assertEqual(self.findings("docs/results/a.md", "figures\n"), [])


if __name__ == "__main__":
    unittest.main()
