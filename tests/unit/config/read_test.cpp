#include "config/read.hpp"

#include <gtest/gtest.h>

#include "config/enumerations.hpp"
#include "config/load.hpp"
#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::WrittenFile;

struct Sample {
  Newton force{10.0};
  std::size_t rows = 4;
  bool on = false;
  std::string label = "x";
  Side side = Side::left;
  FixedVector<Region, kRegions> regions{};
  std::array<double, 3> profile{1.0, 2.0, 3.0};
  Millimetre low{1.0};
  Millimetre high{2.0};
  std::vector<double> items;
};

Section declare(Sample& s) {
  Section section("A sample.");
  section.number("force_n", s.force, within(1, 80, "because"), "Force.")
      .integer("rows", s.rows, within(2, 8), "Rows.")
      .boolean("on", s.on, "Switch.")
      .text("label", s.label, 5, "Label.")
      .choice<Side>("side", s.side, kBothSides, "Side.")
      .choices("regions", s.regions, std::span<const Region>(kAllRegions), "Regions.")
      .numbers("profile_mm", kUnitName<Millimetre>, s.profile, within(0, 9), "Profile.")
      .number("low_mm", s.low, within(0, 100), "Low.")
      .number("high_mm", s.high, within(0, 100), "High.")
      .ordered("low_mm", "high_mm")
      .list("item", {0, 2}, s.items, [](double& value) {
        Section item("An item.");
        item.number("value", kPlain, value, within(0, 1), "Value.").required();
        return item;
      });
  return section;
}

Loaded<Sample> load_text(std::string_view keys) {
  const WrittenFile file(std::string("schema_version = 1\nkind = \"chair\"\n") + std::string(keys));
  auto loaded = load<Sample>(file.path(), Kind::chair, [](Sample& s) { return declare(s); });
  if (!loaded) {
    const std::string folder = file.folder().string() + "/";
    for (Error& error : loaded.error()) {
      EXPECT_EQ(error.place.rfind(folder, 0), 0U) << error.place;
      error.place.erase(0, folder.size());
    }
  }
  return loaded;
}

void expect_only(const Loaded<Sample>& loaded, ErrorCode code, std::string_view message) {
  ASSERT_FALSE(loaded.has_value());
  ASSERT_EQ(loaded.error().size(), 1U) << to_lines(loaded.error());
  EXPECT_EQ(loaded.error().front().message(), message);
  EXPECT_EQ(static_cast<int>(loaded.error().front().code), static_cast<int>(code));
}

TEST(Read, fills_every_kind_of_value) {
  const auto s = load_text(
      "force_n = 12.5\nrows = 8\non = true\nlabel = \"abc\"\nside = \"right\"\n"
      "regions = [\"lumbar\", \"sacral\"]\nprofile_mm = [4, 5.5, 6]\n[[item]]\nvalue = 0.25\n");
  ASSERT_TRUE(s.has_value()) << to_lines(s.error());
  EXPECT_EQ(s->force.value(), 12.5);
  EXPECT_EQ(s->rows, 8U);
  EXPECT_TRUE(s->on);
  EXPECT_EQ(s->label, "abc");
  EXPECT_EQ(s->side, Side::right);
  ASSERT_EQ(s->regions.size(), 2U);
  EXPECT_EQ(s->regions[0], Region::lumbar);
  EXPECT_EQ(s->profile[1], 5.5);
  ASSERT_EQ(s->items.size(), 1U);
  EXPECT_EQ(s->items[0], 0.25);
}

TEST(Read, keeps_the_default_of_a_key_that_is_left_away) {
  const auto s = load_text("");
  ASSERT_TRUE(s.has_value());
  EXPECT_EQ(s->force.value(), 10.0);
  EXPECT_EQ(s->rows, 4U);
}

TEST(Read, takes_a_whole_number_where_a_number_is_wanted) {
  const auto s = load_text("force_n = 12\n");
  ASSERT_TRUE(s.has_value());
  EXPECT_EQ(s->force.value(), 12.0);
}

TEST(Read, refuses_a_point_where_a_whole_number_is_wanted) {
  expect_only(load_text("rows = 4.0\n"), ErrorCode::wrong_type,
              "file.toml:3:8: rows: is a number with a point where a whole number is wanted; "
              "allowed: 2 to 8; write rows = 4");
}

TEST(Read, refuses_text_for_a_number) {
  expect_only(load_text("force_n = \"12\"\n"), ErrorCode::wrong_type,
              "file.toml:3:11: force_n: is a text where a number is wanted; allowed: 1 to 80 N; "
              "write force_n = 10");
}

TEST(Read, refuses_a_number_for_a_switch) {
  expect_only(load_text("on = 1\n"), ErrorCode::wrong_type,
              "file.toml:3:6: on: is a whole number where true or false is wanted; allowed: true "
              "or false; write on = false");
}

TEST(Read, says_why_a_value_is_out_of_range_and_what_to_give) {
  expect_only(load_text("force_n = 80.5\n"), ErrorCode::out_of_range,
              "file.toml:3:11: force_n: 80.5 N is too high; allowed: 1 to 80 N; give 80 N or less: "
              "because");
  expect_only(load_text("rows = 1\n"), ErrorCode::out_of_range,
              "file.toml:3:8: rows: 1 is too low; allowed: 2 to 8; give 2 or more");
}

TEST(Read, refuses_what_is_not_finite) {
  for (const char* value : {"nan", "inf", "-inf", "+nan"}) {
    expect_only(load_text(std::string("force_n = ") + value + "\n"), ErrorCode::out_of_range,
                "file.toml:3:11: force_n: is not a finite number; allowed: 1 to 80 N; write "
                "force_n = 10");
  }
}

TEST(Read, offers_the_nearest_name_for_an_unknown_key) {
  expect_only(load_text("foce_n = 12\n"), ErrorCode::unknown_key,
              "file.toml:3:1: foce_n: is not a key that is known here; did you mean force_n?");
}

TEST(Read, refuses_an_unknown_key_that_is_near_to_nothing) {
  expect_only(load_text("[upholstery]\ncolour = 1\n"), ErrorCode::unknown_key,
              "file.toml:3:2: upholstery: is not a key that is known here; remove it, or see "
              "docs/configuration.md for what there is");
}

TEST(Read, offers_the_nearest_choice) {
  expect_only(load_text("side = \"lef\"\n"), ErrorCode::out_of_range,
              "file.toml:3:8: side: \"lef\" is not known; allowed: one of left, right; did you "
              "mean \"left\"?");
}

TEST(Read, refuses_a_choice_given_twice) {
  expect_only(load_text("regions = [\"lumbar\", \"lumbar\"]\n"), ErrorCode::duplicate,
              "file.toml:3:11: regions: \"lumbar\" is given twice; allowed: some of sacral, "
              "lumbar, thoracic, cervical; keep one of the two");
}

TEST(Read, refuses_a_profile_of_another_length) {
  expect_only(load_text("profile_mm = [1, 2]\n"), ErrorCode::out_of_range,
              "file.toml:3:14: profile_mm: has 2 numbers; allowed: 3 numbers of 0 to 9 mm; give 3");
}

TEST(Read, refuses_limits_that_are_reversed_or_equal) {
  expect_only(load_text("low_mm = 7\nhigh_mm = 7\n"), ErrorCode::inconsistent,
              "file.toml:4:11: high_mm: 7 is not above low_mm = 7; allowed: low_mm < high_mm; the "
              "two are reversed: swap them");
}

TEST(Read, refuses_limits_that_a_default_reverses) {
  expect_only(load_text("low_mm = 7\n"), ErrorCode::inconsistent,
              "file.toml:3:10: low_mm: 7 is not below high_mm = 2; allowed: low_mm < high_mm; the "
              "two are reversed: swap them");
}

TEST(Read, refuses_a_missing_key_and_says_what_it_is) {
  expect_only(load_text("[[item]]\n"), ErrorCode::missing,
              "file.toml:3:1: item[1].value: is missing; allowed: 0 to 1; add value (Value.)");
}

TEST(Read, refuses_more_items_than_there_is_room_for) {
  expect_only(load_text("[[item]]\nvalue=0\n[[item]]\nvalue=0\n[[item]]\nvalue=0\n"),
              ErrorCode::out_of_range,
              "file.toml:3:1: item: has 3 items; allowed: 0 to 2 items; add or remove [[item]]");
}

TEST(Read, refuses_a_key_given_twice) {
  const auto s = load_text("rows = 4\nrows = 5\n");
  ASSERT_FALSE(s.has_value());
  EXPECT_EQ(s.error().front().code, ErrorCode::duplicate);
  EXPECT_EQ(s.error().front().place.rfind("file.toml:4:", 0), 0U) << s.error().front().place;
}

TEST(Read, reports_every_mistake_in_the_order_of_the_file) {
  const auto s = load_text("rows = 99\nlabel = \"toolong\"\nfoce_n = 1\non = 3\n[[item]]\n");
  ASSERT_FALSE(s.has_value());
  ASSERT_EQ(s.error().size(), 5U) << to_lines(s.error());
  int line = 3;
  for (const Error& error : s.error()) {
    EXPECT_EQ(error.place.rfind("file.toml:" + std::to_string(line++) + ":", 0), 0U) << error.place;
  }
}

}  // namespace
}  // namespace knead::config
