#include "config/limits.hpp"

#include <gtest/gtest.h>

#include "config/daemon.hpp"
#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::WrittenFile;

Loaded<DaemonConfig> with_limits(std::string_view limits) {
  const std::string repository = test::source_dir().string();
  return load_daemon(WrittenFile("schema_version = 1\nkind = \"daemon\"\n"
                                 "chair = \"" +
                                 repository +
                                 "/config/chairs/reference.toml\"\n"
                                 "programmes = \"" +
                                 repository +
                                 "/config/programmes\"\n"
                                 "[limits]\n" +
                                 std::string(limits))
                         .path());
}

TEST(Limits, can_be_tightened) {
  const auto config = with_limits(
      "force_max_n = 40\nspine_half_width_min_mm = 25\n"
      "spine_half_width_unscanned_mm = 60\nlease_ms = 50\n");
  ASSERT_TRUE(config.has_value()) << to_lines(config.error());
  EXPECT_EQ(config->limits.force_max.value(), 40.0);
  EXPECT_EQ(config->limits.spine_half_width_min.value(), 25.0);
  EXPECT_EQ(config->limits.lease, 50ms);
  EXPECT_EQ(config->control.spine_half_width.value(), 25.0) << "the mind keeps to it";
  EXPECT_EQ(config->control.spine_half_width_unscanned.value(), 60.0);
}

TEST(Limits, above_a_compiled_ceiling_are_refused_with_the_number_and_why) {
  const auto config = with_limits("force_max_n = 95\n");
  ASSERT_FALSE(config.has_value());
  ASSERT_EQ(config.error().size(), 1U);
  EXPECT_NE(config.error().front().message().find(
                ":6:15: limits.force_max_n: 95 N is too high; allowed: 5 to 80 N; give 80 N or "
                "less: this is the compiled ceiling (the most that a healthy person may be given); "
                "configuration can only tighten it"),
            std::string::npos)
      << config.error().front().message();
}

TEST(Limits, a_spine_band_narrower_than_compiled_is_refused) {
  const auto config = with_limits("spine_half_width_min_mm = 19.9\n");
  ASSERT_FALSE(config.has_value());
  EXPECT_NE(config.error().front().text.find("CR-07"), std::string::npos);
}

TEST(Limits, default_to_the_compiled_ceilings) {
  const auto config = with_limits("");
  ASSERT_TRUE(config.has_value());
  EXPECT_EQ(config->limits.force_max, kCompiledCeilings.force_max);
  EXPECT_EQ(config->limits.trip_after, kCompiledCeilings.trip_after);
}

/// Whatever one key of the file says, nothing that the gate is handed is looser than compiled.
TEST(Limits, no_key_can_loosen_anything) {
  GateLimits limits;
  const Section section = declare(limits);
  for (const Field& field : section.fields()) {
    ASSERT_EQ(field.kind, ValueKind::number);
    const bool tighter_is_more = field.key.starts_with("spine_half_width");
    const double compiled = field.initial;
    if (tighter_is_more) {
      EXPECT_GE(field.bounds.min, compiled) << field.key;
    } else {
      EXPECT_LE(field.bounds.max, compiled) << field.key;
    }
    EXPECT_NE(field.bounds.why.find("compiled ceiling"), std::string::npos) << field.key;
  }
}

TEST(Limits, a_force_ceiling_above_the_last_trip_is_reversed) {
  const auto config = with_limits("force_max_n = 60\nforce_trip_absolute_n = 50\n");
  ASSERT_FALSE(config.has_value());
  EXPECT_EQ(config.error().front().code, ErrorCode::inconsistent);
}

TEST(Daemon, refuses_a_chair_that_is_not_there) {
  const WrittenFile file(
      "schema_version = 1\nkind = \"daemon\"\nchair = \"no.toml\"\nprogrammes = \".\"\n");
  const auto config = load_daemon(file.path());
  ASSERT_FALSE(config.has_value());
  ASSERT_EQ(config.error().size(), 1U);
  EXPECT_EQ(config.error().front().place, file.path().string() + ":3:9");
  EXPECT_EQ(config.error().front().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace knead::config
