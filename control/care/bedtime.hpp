// Vibration wakes people up: whoever goes to bed soon is told so before it begins (CR-22). Pure;
// the time of day is an argument.
#pragma once

#include <chrono>
#include <optional>

#include "control/care/answers.hpp"
#include "control/types/programme.hpp"

namespace knead::care {

/// CR-22.
inline constexpr std::chrono::minutes kStimulatesFor{120};

/// A programme whose work is mostly vibration; more than half is assumed to be mostly.
[[nodiscard]] bool stimulates(const Programme& programme);

/// How long it still is to the person's bedtime if the programme stimulates and that is too soon;
/// nothing if all is well or nobody knows the bedtime. `now` counts from midnight, as the answer
/// does; just after midnight a bedtime of 23:30 is past, and the next is far.
[[nodiscard]] std::optional<std::chrono::minutes> bedtime_too_near(const Programme& programme,
                                                                   const Answers& answers,
                                                                   std::chrono::minutes now);

}  // namespace knead::care
