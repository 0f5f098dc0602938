#include "control/types/reason.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>

namespace knead {
namespace {

TEST(ReasonTable, every_enumerator_has_its_own_row_in_order) {
  ASSERT_EQ(reason_table().size(), kReasons);
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < kReasons; ++i) {
    const ReasonRow& r = reason_table()[i];
    EXPECT_EQ(static_cast<std::size_t>(r.reason), i) << r.code;
    EXPECT_TRUE(codes.insert(r.code).second) << "used twice: " << r.code;
  }
}

TEST(ReasonTable, codes_are_snake_case_and_texts_are_sentences) {
  for (const ReasonRow& r : reason_table()) {
    for (char c : r.code) EXPECT_TRUE(std::islower(c) != 0 || c == '_') << r.code;
    ASSERT_FALSE(r.text.empty()) << r.code;
    EXPECT_EQ(r.text.back(), '.') << r.code;
    EXPECT_LE(r.text.size(), 90U) << r.code << ": too long for a panel's line";
  }
}

TEST(ReasonTable, every_hard_fault_that_a_person_can_mend_says_how) {
  for (const ReasonRow& r : reason_table()) {
    if (r.kind == ReasonKind::hard_fault && r.reason != Reason::hand_stop) {
      EXPECT_FALSE(r.hint.empty()) << r.code;
    }
  }
}

}  // namespace
}  // namespace knead
