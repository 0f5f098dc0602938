#include "daemon/history/utf8.hpp"

#include <gtest/gtest.h>

namespace knead::history {
namespace {

TEST(Utf8, is_text_of_any_script) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("J\u00fcrgen \u5f20\u4f1f \U0001f600 \U0010ffff"));
}

TEST(Utf8, is_not_what_is_cut_overlong_a_surrogate_too_high_or_latin_1) {
  for (const char* bytes : {"J\xFCrgen", "\xC3", "\xE5\xBC", "\x80", "\xC0\xAF", "\xE0\x9F\xBF",
                            "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(bytes)) << bytes;
  }
}

}  // namespace
}  // namespace knead::history
