#include "control/care/method.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace knead::care {
namespace {

bool asks(Method method, Question question) {
  return std::ranges::find(row(method).checklist, question) != row(method).checklist.end();
}

TEST(Method, CR_30_to_CR_38_every_massage_has_its_rule) {
  std::string ids;
  for (std::size_t i = 0; i < kMethods; ++i) {
    EXPECT_EQ(method_table()[i].method, static_cast<Method>(i));
    const std::string id(row(method_table()[i].rule).id);
    ids += id.empty() ? "" : id + " ";
  }
  EXPECT_EQ(ids, "CR-30 CR-31 CR-32 CR-33 CR-34 CR-35 CR-36 CR-37 CR-38 ");
}

TEST(Method, CR_40_only_acupressure_has_a_course_of_its_own) {
  for (const MethodRow& method : method_table()) {
    EXPECT_EQ(method.course == CourseKind::acupressure, method.method == Method::acupressure);
  }
}

TEST(Method, CR_21_each_checklist_is_preparation_and_acupressure_asks_for_more) {
  for (const MethodRow& method : method_table()) {
    EXPECT_GE(method.checklist.size(), 5U);
    for (const Question question : method.checklist) {
      EXPECT_EQ(row(question).asked, Asked::preparation) << row(question).code;
    }
  }
  EXPECT_TRUE(asks(Method::acupressure, Question::no_stimulants));
  EXPECT_TRUE(asks(Method::acupressure, Question::not_empty_stomach));
  EXPECT_FALSE(asks(Method::classic, Question::no_stimulants));
}

TEST(Method, CR_22_vibration_asks_for_the_bedtime) {
  EXPECT_TRUE(asks(Method::vibration, Question::bedtime));
  EXPECT_FALSE(asks(Method::slow_roll, Question::bedtime));
}

}  // namespace
}  // namespace knead::care
