"""Proves that the checker of arrows finds what it must: every rule is broken once here."""

import pathlib
import tempfile
import unittest

import arrows
import house


def wrong(path, text):
    return [what for _, what in arrows.check_file(path, text)]


class Arrows(unittest.TestCase):
    def assert_found(self, path, text, part):
        found = wrong(path, text)
        self.assertEqual(len(found), 1, f"expected one violation in {path}, found {found}")
        self.assertIn(part, found[0])

    def test_safety_must_not_know_control(self):
        self.assert_found("control/safety/gate.cpp", '#include "control/controller.hpp"\n', "may not include control")

    def test_control_must_not_know_the_gate(self):
        self.assert_found("control/controller.cpp", '#include "control/safety/gate.hpp"\n', "control/safety")

    def test_signal_must_not_look_up_to_sense(self):
        self.assert_found("control/signal/a.hpp", '#include "control/sense/contact.hpp"\n', "control/sense")

    def test_types_know_no_room(self):
        self.assert_found("control/types/a.hpp", '#include "control/care/envelope.hpp"\n', "no other room")

    def test_hal_must_not_know_control(self):
        self.assert_found("hal/sim/a.cpp", '#include "control/sense/contact.hpp"\n', "may not include control/sense")

    def test_only_hal_linux_may_use_gpiod(self):
        self.assert_found("hal/sim/a.cpp", "#include <gpiod.h>\n", "gpiod")
        self.assertEqual(wrong("hal/linux/gpio.cpp", "#include <gpiod.h>\n"), [])

    def test_only_daemon_and_display_may_use_asio(self):
        self.assert_found("proto/a.cpp", "#include <boost/asio.hpp>\n", "may not use asio")
        self.assert_found("config/a.cpp", "#include <boost/asio/ip/tcp.hpp>\n", "may not use asio")
        self.assertEqual(wrong("daemon/kneadd/a.cpp", "#include <boost/asio.hpp>\n"), [])

    def test_control_must_not_speak_protobuf(self):
        self.assert_found("control/session/a.cpp", "#include <google/protobuf/message.h>\n", "protobuf")
        self.assert_found("control/session/a.cpp", '#include "knead/v1/state.pb.h"\n', "generated protocol code")
        self.assertEqual(wrong("proto/a.cpp", '#include "knead/v1/state.pb.h"\n'), [])

    def test_safety_may_not_even_use_eigen(self):
        self.assert_found("control/safety/a.cpp", "#include <Eigen/Core>\n", "may not use eigen")
        self.assertEqual(wrong("control/signal/a.cpp", "#include <Eigen/Core>\n"), [])

    def test_pure_rooms_have_no_threads_streams_or_clocks(self):
        for header in ("iostream", "thread", "mutex"):
            self.assert_found("control/motion/a.cpp", f"#include <{header}>\n", f"<{header}>")
        self.assert_found("control/motion/a.cpp", "auto t = std::chrono::steady_clock::now();\n", "steady_clock")

    def test_pure_rooms_take_nothing_from_the_heap(self):
        self.assert_found("control/sense/a.cpp", "int* p = new int(1);\n", "new i")
        self.assert_found("control/sense/a.cpp", "void* p = malloc(16);\n", "malloc")
        self.assert_found("control/safety/a.cpp", "throw 1;\n", "throw")

    def test_words_in_comments_and_strings_are_no_violation(self):
        text = '// a new idea: never malloc()\nconst char* s = "throw new Thing";\nFoo(const Foo&) = delete;\n'
        self.assertEqual(wrong("control/sense/a.cpp", text), [])

    def test_includes_start_at_a_room(self):
        self.assert_found("control/sense/a.cpp", '#include "contact.hpp"\n', "start at a room")

    def test_an_unknown_library_must_be_named_first(self):
        self.assert_found("daemon/a.cpp", "#include <sqlite/sqlite.h>\n", "no library that house.py knows")

    def test_a_long_file_needs_its_reason(self):
        body = "int x;\n" * 401
        self.assert_found("daemon/a.cpp", body, "split it")
        self.assertEqual(wrong("daemon/a.cpp", "// A table. Long because each row is a code.\n" + body), [])

    def test_main_stays_under_80_lines(self):
        self.assert_found("daemon/kneadd/main.cpp", "int x;\n" * 80, "under 80")
        self.assertEqual(wrong("daemon/kneadd/main.cpp", "int x;\n" * 79), [])

    def test_a_bad_file_in_a_tree_is_found_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "control/safety").mkdir(parents=True)
            (root / "control/safety/bad.cpp").write_text('#include <array>\n#include "hal/chair.hpp"\n')
            violations, files = arrows.check_house(root)
        self.assertEqual(files, 1)
        self.assertEqual(len(violations), 1)
        self.assertTrue(violations[0].startswith("control/safety/bad.cpp:2: "), violations[0])

    def test_every_arrow_leads_to_a_room_of_the_table(self):
        for room, (others, _) in house.ARROWS.items():
            for other in others:
                self.assertIn(other, house.ARROWS, f"row {room}")

    def test_no_arrows_run_in_a_circle(self):
        def walk(path):
            for other in house.ARROWS[path[-1]][0]:
                self.assertNotIn(other, path, "a circle")
                walk(path + [other])

        for room in house.ARROWS:
            walk([room])


if __name__ == "__main__":
    unittest.main()
