#include "daemon/history/usual_file.hpp"

#include <gtest/gtest.h>

namespace knead::history {
namespace {

TEST(UsualFile, is_the_one_that_was_said) {
  EXPECT_EQ(usual_file({.said = "/a/b.db", .home = "/root", .root = true, .chair = true}),
            "/a/b.db");
}

TEST(UsualFile, is_the_chairs_own_for_root_where_knead_is_installed) {
  EXPECT_EQ(usual_file({.state_home = "/state", .home = "/root", .root = true, .chair = true}),
            kSystemHistory);
}

TEST(UsualFile, is_of_the_state_folder_of_root_too_where_it_is_not) {
  EXPECT_EQ(usual_file({.home = "/root", .root = true}), "/root/.local/state/knead/history.db");
}

TEST(UsualFile, is_of_the_state_folder_of_anybody_else) {
  EXPECT_EQ(usual_file({.home = "/home/ada", .chair = true}),
            "/home/ada/.local/state/knead/history.db");
  EXPECT_EQ(usual_file({.state_home = "/state", .home = "/home/ada"}), "/state/knead/history.db");
}

}  // namespace
}  // namespace knead::history
