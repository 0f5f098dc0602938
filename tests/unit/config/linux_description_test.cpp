#include "config/linux_description.hpp"

#include <gtest/gtest.h>

#include "config/chair.hpp"
#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::with;
using test::WrittenFile;

std::string reference() {
  return test::text_of(test::source_dir() / "config/linux/reference.toml");
}

/// What the loader says of the reference wiring with this change.
std::string complaint(std::string_view from, std::string_view to,
                      const ChairDescription& chair = {}) {
  const auto linux = load_linux(WrittenFile(with(reference(), from, to)).path(), chair);
  return linux ? "nothing" : to_lines(linux.error());
}

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(LinuxDescription, the_shipped_wiring_has_all_that_the_reference_chair_needs) {
  const auto chair = load_chair(test::source_dir() / "config/chairs/reference.toml");
  ASSERT_TRUE(chair.has_value());
  const auto linux = load_linux(test::source_dir() / "config/linux/reference.toml", *chair);
  ASSERT_TRUE(linux.has_value()) << to_lines(linux.error());
  EXPECT_EQ(linux->inputs.size(), 6U);
  EXPECT_EQ(linux->captures[4].data_ready.line, "GPIO27");
  EXPECT_FALSE(linux->captures[0].data_ready.wired());
  EXPECT_EQ(linux->analog[0].gain, 0.05);
  EXPECT_EQ(linux->pwm[0].duty_highest, 0.9);
  EXPECT_EQ(linux->pwm[5].direction.line, "GPIO12");
  EXPECT_EQ(linux->slow_write_age, 50ms);
  EXPECT_TRUE(linux->watchdog.wired());
}

TEST(LinuxDescription, a_sensor_that_the_gate_needs_must_be_wired) {
  EXPECT_HAS(complaint(R"(input = "force_right")", R"(input = "nozzle_7")"),
             "nothing is wired to force_right; add a [[analog]] with input = \"force_right\"");
}

TEST(LinuxDescription, what_the_chair_has_no_use_for_is_refused) {
  ChairDescription five_jets;
  five_jets.jets.clear();
  for (int i = 0; i < 5; ++i) five_jets.jets.push({});
  EXPECT_HAS(complaint("slow_write_age_ms = 50", "slow_write_age_ms = 50", five_jets),
             "valve_6 is wired, and the chair has no such jet");
}

TEST(LinuxDescription, one_line_does_one_thing) {
  EXPECT_HAS(complaint("GPIO6", "GPIO5"), "line \"GPIO5\" of \"pinctrl-bcm2711\" is wired twice");
  EXPECT_HAS(complaint(R"(line = "GPIO12")", R"(line = "GPIO24")"), "is wired twice");
}

TEST(LinuxDescription, one_channel_drives_one_thing) {
  EXPECT_HAS(complaint("channel = 1, frequency_hz = 1000, duty_lowest = 0.1, duty_highest = 0.9, "
                       "lowest = 0, highest = 80",
                       "channel = 0, frequency_hz = 1000, duty_lowest = 0.1, duty_highest = 0.9, "
                       "lowest = 0, highest = 80"),
             "channel 0 of \"fe20c000.pwm\" is wired twice");
}

TEST(LinuxDescription, a_chip_behind_a_bus_has_one_frequency) {
  EXPECT_HAS(complaint("channel = 6, frequency_hz = 1000", "channel = 6, frequency_hz = 200"),
             "pwm[9].frequency_hz: \"3-0040\" would have two frequencies");
}

TEST(LinuxDescription, a_dead_wire_never_means_a_place) {
  EXPECT_HAS(complaint("duty_lowest = 0.1", "duty_lowest = 0.0"),
             "pwm[1].duty_lowest: a duty of 0 would mean a place of the drive");
}

TEST(LinuxDescription, one_channel_measures_one_thing) {
  EXPECT_HAS(complaint(R"(device = "tmp75@49")", R"(device = "tmp75@48")"),
             "analog[18].channel: channel temp1 of \"tmp75@48\" is wired twice");
}

TEST(LinuxDescription, a_gain_of_0_measures_nothing) {
  EXPECT_HAS(complaint("gain = 0.05", "gain = 0"),
             "analog[1].gain: 0 would make every reading the same");
}

TEST(LinuxDescription, a_word_that_is_none_blames_no_other_line) {
  const std::string text = complaint(R"(signal = "seat")", R"(signal = "seet")");
  EXPECT_HAS(text, "seet");
  EXPECT_EQ(text.find("wired twice"), std::string::npos) << text;
}

TEST(LinuxDescription, force_never_comes_from_a_slow_bus) {
  EXPECT_HAS(complaint(R"(input = "force_left", device = "rollers")",
                       R"(input = "force_left", device = "tank")"),
             "analog[1].device: force_left would come from a slow bus");
}

TEST(LinuxDescription, a_mat_is_captured_at_the_rate_that_the_chair_says) {
  EXPECT_HAS(complaint(R"(device = "back-mat", trigger = "knead-100hz", rate_hz = 100)",
                       R"(device = "back-mat", trigger = "knead-100hz", rate_hz = 50)"),
             "capture[3].rate_hz: 50 Hz is not what the chair says; allowed: 100 Hz");
}

TEST(LinuxDescription, a_drive_whose_range_is_too_short_is_refused) {
  EXPECT_HAS(complaint("lowest = 0, highest = 900", "lowest = 0, highest = 800"),
             "carriage covers 0 to 800 mm; allowed: at least 0 to 900 mm");
}

TEST(LinuxDescription, reversed_ends_are_refused) {
  EXPECT_HAS(complaint("lowest = 250, highest = 4750", "lowest = 4750, highest = 250"), "reversed");
}

TEST(LinuxDescription, a_roller_needs_the_line_of_its_direction) {
  EXPECT_HAS(complaint(R"(, direction = { chip = "pinctrl-bcm2711", line = "GPIO12" })", ""),
             "pwm[6].direction: is missing");
}

TEST(LinuxDescription, the_wiring_is_checked_by_itself_without_a_chair) {
  EXPECT_TRUE(
      load_linux(WrittenFile(with(reference(), R"(input = "force_right")", R"(input = "nozzle_7")"))
                     .path())
          .has_value())
      << "what this chair lacks is not the file's own mistake";
}

}  // namespace
}  // namespace knead::config
