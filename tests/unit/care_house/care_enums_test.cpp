#include <gtest/gtest.h>

#include <array>
#include <string>

#include "control/care/course.hpp"
#include "control/care/question.hpp"
#include "knead/v1/care.pb.h"
#include "proto/convert/enums.hpp"
#include "tests/support/upper.hpp"

namespace knead::daemon {
namespace {

using test::upper;

TEST(CareEnums, every_kind_of_answer_has_its_twin) {
  using care::AnswerKind;
  const std::array twins{
      std::pair(AnswerKind::yes_no, v1::ANSWER_KIND_YES_NO),
      std::pair(AnswerKind::choice, v1::ANSWER_KIND_CHOICE),
      std::pair(AnswerKind::zones, v1::ANSWER_KIND_ZONES),
      std::pair(AnswerKind::day, v1::ANSWER_KIND_DAY),
      std::pair(AnswerKind::scale, v1::ANSWER_KIND_SCALE),
      std::pair(AnswerKind::newton, v1::ANSWER_KIND_NEWTON),
      std::pair(AnswerKind::clock, v1::ANSWER_KIND_CLOCK),
  };
  EXPECT_EQ(twins.size() + 1, static_cast<std::size_t>(v1::AnswerKind_ARRAYSIZE));
  for (const auto& [inside, wire] : twins) EXPECT_EQ(wire::to_wire<v1::AnswerKind>(inside), wire);
}

TEST(CareEnums, every_time_of_asking_has_its_twin) {
  EXPECT_EQ(wire::to_wire<v1::Asked>(care::Asked::standing), v1::ASKED_STANDING);
  EXPECT_EQ(wire::to_wire<v1::Asked>(care::Asked::today), v1::ASKED_TODAY);
  EXPECT_EQ(wire::to_wire<v1::Asked>(care::Asked::preparation), v1::ASKED_PREPARATION);
  EXPECT_EQ(v1::Asked_ARRAYSIZE, 4);
}

TEST(CareEnums, every_region_and_course_has_its_twin_by_name) {
  ASSERT_EQ(v1::Region_ARRAYSIZE, static_cast<int>(kRegions) + 1);
  for (std::size_t i = 0; i < kRegions; ++i) {
    const auto region = static_cast<Region>(i);
    EXPECT_EQ(v1::Region_Name(wire::to_wire<v1::Region>(region)), "REGION_" + upper(name(region)));
  }
  ASSERT_EQ(v1::CourseKind_ARRAYSIZE, static_cast<int>(care::kCourseKinds) + 1);
  for (std::size_t i = 0; i < care::kCourseKinds; ++i) {
    const auto kind = static_cast<care::CourseKind>(i);
    EXPECT_EQ(v1::CourseKind_Name(wire::to_wire<v1::CourseKind>(kind)),
              "COURSE_KIND_" + upper(care::name(kind)));
  }
}

}  // namespace
}  // namespace knead::daemon
