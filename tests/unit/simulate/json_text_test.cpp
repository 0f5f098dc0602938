#include "daemon/simulate/json_text.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cmath>

namespace knead::simulate {
namespace {

namespace json = boost::json;

TEST(JsonText, small_documents_stay_on_one_line_in_their_order) {
  EXPECT_EQ(json_text(json::object{{"b", 1}, {"a", json::array{0.5, true, nullptr}}}),
            "{\"b\": 1, \"a\": [0.5, true, null]}\n");
}

TEST(JsonText, numbers_are_plain_and_strings_are_escaped) {
  EXPECT_EQ(json_text(json::array{1.5, 0.0, 1e-7, "a\"b\n"}), "[1.5, 0, 1e-07, \"a\\\"b\\n\"]\n");
}

TEST(JsonText, a_wide_document_is_indented_and_is_still_the_same_document) {
  json::object wide;
  for (int i = 0; i < 30; ++i) {
    wide["key_" + std::to_string(i)] = json::object{{"x", i}, {"y", json::array{i, i + 0.25}}};
  }
  const std::string text = json_text(wide);
  EXPECT_NE(text.find("\n  \"key_7\": {\"x\": 7, \"y\": [7, 7.25]},\n"), std::string::npos);
  EXPECT_EQ(json::parse(text), json::value(wide));
}

TEST(Rounded, keeps_four_decimals_and_no_negative_zero) {
  EXPECT_EQ(rounded(1.23456), 1.2346);
  EXPECT_EQ(rounded(-2.00004), -2.0);
  EXPECT_FALSE(std::signbit(rounded(-1e-9)));
}

}  // namespace
}  // namespace knead::simulate
