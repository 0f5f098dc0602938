#include <gtest/gtest.h>

#include "config/chair.hpp"
#include "config/kind.hpp"
#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::WrittenFile;

std::string first_mistake(std::string_view text) {
  const WrittenFile file(text);
  const auto checked = check_file(file.path());
  EXPECT_FALSE(checked.has_value());
  return checked ? "" : checked.error().front().message().substr(file.folder().string().size() + 1);
}

TEST(Head, a_file_without_a_version_is_refused) {
  EXPECT_EQ(first_mistake("kind = \"chair\"\n"),
            "file.toml:1:1: schema_version: is missing; allowed: 1; add schema_version = 1");
}

TEST(Head, a_file_of_another_version_is_refused_and_nothing_else_is_said_of_it) {
  const WrittenFile file("schema_version = 2\nkind = \"chair\"\nwheels = 4\n");
  const auto chair = load_chair(file.path());
  ASSERT_FALSE(chair.has_value());
  ASSERT_EQ(chair.error().size(), 1U);
  EXPECT_EQ(chair.error().front().code, ErrorCode::wrong_version);
}

TEST(Head, a_kind_that_is_not_known_is_refused_with_the_nearest) {
  EXPECT_EQ(first_mistake("schema_version = 1\nkind = \"chairs\"\n"),
            "file.toml:2:8: kind: \"chairs\" is not known; allowed: one of chair, linux, daemon, "
            "programme, calibration, body, scenario, answers; did you mean \"chair\"?");
}

TEST(Head, a_file_without_a_kind_is_refused) {
  EXPECT_EQ(first_mistake("schema_version = 1\n").rfind("file.toml:1:1: kind: is missing", 0), 0U);
}

TEST(Head, a_file_of_another_kind_is_refused) {
  const WrittenFile file("schema_version = 1\nkind = \"body\"\n");
  const auto chair = load_chair(file.path());
  ASSERT_FALSE(chair.has_value());
  EXPECT_EQ(chair.error().front().text,
            "kind: this is a body file; allowed: \"chair\" here; give the path of the other file");
}

TEST(Head, a_file_that_is_not_there_is_refused) {
  const auto checked = check_file("/nowhere/at/all.toml");
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(checked.error().front().code, ErrorCode::not_found);
  EXPECT_EQ(checked.error().front().place, "/nowhere/at/all.toml:1:1");
}

TEST(Head, a_syntax_error_has_its_place) {
  EXPECT_EQ(first_mistake("schema_version = 1\nkind = \n").rfind("file.toml:2:8: syntax: ", 0), 0U);
}

TEST(Head, a_chair_that_says_nothing_lists_everything_that_is_missing) {
  const WrittenFile file("schema_version = 1\nkind = \"chair\"\n");
  const auto chair = load_chair(file.path());
  ASSERT_FALSE(chair.has_value());
  EXPECT_EQ(chair.error().size(), 3U + 7U) << to_lines(chair.error());  // 3 keys, 7 tables
}

}  // namespace
}  // namespace knead::config
