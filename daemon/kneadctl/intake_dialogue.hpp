// Asks the questions before a massage one after the other, in a terminal.
#pragma once

#include <istream>
#include <optional>
#include <ostream>

#include "control/care/answers.hpp"
#include "control/care/course.hpp"

namespace knead::ctl {

/// Only what applies after the answers so far is asked, and what acupressure alone needs only in a
/// course of it. What stays for a while may be confirmed with enter as `before` has it; what can
/// change overnight is asked afresh (CR-01); preparation may be left open with enter. What is no
/// answer is explained and asked again. Nothing if the input ends before the last question.
[[nodiscard]] std::optional<care::Answers> ask_all(std::istream& in, std::ostream& out,
                                                   const care::Answers& before,
                                                   care::CourseKind course);

}  // namespace knead::ctl
