// What each massage of the care rules carries with it: its rule, its kind of course and what to see
// to before it (CR-21). Plain data; pure.
#pragma once

#include <span>

#include "control/care/course.hpp"
#include "control/care/question.hpp"
#include "control/types/programme.hpp"
#include "control/types/rule.hpp"

namespace knead::care {

struct MethodRow {
  Method method{};
  Rule rule{};  ///< none: the technician's
  CourseKind course{};
  std::span<const Question> checklist{};  ///< to be asked before, in this order (CR-21)
};

/// In the order of the enumerators.
[[nodiscard]] std::span<const MethodRow> method_table();
[[nodiscard]] const MethodRow& row(Method method);

}  // namespace knead::care
