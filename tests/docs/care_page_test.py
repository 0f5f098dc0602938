"""The care page's own test: it finds what is named, and says what is missing."""

import pathlib
import tempfile
import unittest

import care_page

WORDS = {"CR-01": "First.", "CR-02": "Second.", "CR-03": "Third."}


class CarePage(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def gaps(self):
        return list(care_page.gaps(WORDS, care_page.enforced(self.root), care_page.proven(self.root)))

    def test_every_rule_without_code_or_test_is_named(self):
        self.write("control/care/a.cpp", "// CR-01\n lower(caps, Rule::cr02);\n")
        self.write("tests/unit/a_test.cpp", "TEST(A,\n     CR_01_and_CR_03_hold) {}\n")
        self.assertEqual(self.gaps(), ["CR-02 is proven by no test", "CR-03 is enforced nowhere"])

    def test_a_mention_in_a_test_is_no_proof(self):
        self.write("tests/unit/a_test.cpp", "// CR-01\nTEST(A, holds) { EXPECT_TRUE(x) << \"CR_01\"; }\n")
        self.assertIn("CR-01 is proven by no test", self.gaps())

    def test_what_the_documentations_own_tests_say_of_rules_is_no_proof(self):
        self.write("tests/docs/a_test.py", "class A(unittest.TestCase):\n    def test_CR_01(self):\n        pass\n")
        self.assertIn("CR-01 is proven by no test", self.gaps())

    def test_the_table_of_words_and_what_measures_from_outside_enforce_nothing(self):
        self.write("control/types/rule.cpp", "CR-01")
        self.write("daemon/evaluate/care.cpp", "CR-01")
        self.assertIn("CR-01 is enforced nowhere", self.gaps())

    def test_an_id_that_is_no_rule_is_found(self):
        self.write("config/programmes/a.toml", "# CR-99")
        self.assertIn("CR-99 is named and is no rule", self.gaps())

    def test_properties_and_python_tests_and_ctests_count(self):
        self.write("tests/a.cpp", "RC_GTEST_PROP(Property, CR_01_is_kept, (int x)) {}")
        self.write("tests/b.py", "class B(unittest.TestCase):\n    def test_CR_02(self):\n        pass\n")
        self.write("tests/unit/CMakeLists.txt", "add_test(NAME docs/CR_03_holds\n  COMMAND x)")
        proven = care_page.proven(self.root)
        self.assertEqual([proven[rule][0][0] for rule in WORDS],
                         ["Property.CR_01_is_kept", "B.test_CR_02", "docs.CR_03_holds"])

    def test_header_and_source_are_one_place(self):
        self.write("control/care/a.hpp", "// CR-01")
        self.write("control/care/a.cpp", "// CR-01")
        self.assertEqual(care_page.enforced(self.root)["CR-01"], {"control/care/a": "control/care/a.cpp"})

    def test_a_rule_of_many_programmes_names_their_folder_and_one_of_few_the_files(self):
        few = {f"config/programmes/{n}.toml": f"config/programmes/{n}.toml" for n in "ab"}
        many = few | {f"config/programmes/{n}.toml": "" for n in "cde"} | {"control/x": "control/x.cpp"}
        self.assertEqual(care_page.in_one_line(many),
                         "[config/programmes](../config/programmes), [control/x](../control/x.cpp)")
        self.assertEqual(care_page.in_one_line(few).count(".toml)"), 2)


if __name__ == "__main__":
    unittest.main()
