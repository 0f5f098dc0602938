// What goes along with a course at home: exercise, warmth and other physiotherapy (CR-42), the
// remedies that the literature names (CR-43), and tips for every day (CR-44). The chair does none
// of it: a plan reminds of it, with the same contraindications as a massage. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "control/care/course.hpp"
#include "control/care/day.hpp"
#include "control/care/prescription.hpp"
#include "control/types/fixed_vector.hpp"

namespace knead::care {

enum class Remedy : std::uint8_t {
  exercise,
  warmth,
  warm_water,
  other_therapy,
  honey_massage,
  needle_applicator,
  cupping,
};
inline constexpr std::size_t kRemedies = 7;

struct Reminder {
  Remedy remedy{};
  Rule rule{};  ///< that names it
  std::string_view code;
  std::string_view text;  ///< to the person
  Day next{};             ///< when it is next due, today at the earliest
  /// The rule that forbids it as things stand; none: do it.
  Rule withheld_by = Rule::none;
  /// The answer because of which; nothing where no answer is.
  std::optional<Question> question{};
  /// Not before a doctor was asked: it works on the skin of a back with a herniated disc.
  bool ask_doctor = false;
};

using Reminders = FixedVector<Reminder, kRemedies>;

/// What somebody is reminded of on `today`. `answers` are the newest intake's, `today_allows` what
/// was prescribed for them. What only belongs to a course that runs is left away after it. What is
/// due first stands first.
[[nodiscard]] Reminders home_care(const Answers& answers, const Prescription& today_allows,
                                  const Course& course, Day began, Day today);

/// For every day (CR-44).
struct Tip {
  std::string_view code;  ///< stable: other languages go by it
  std::string_view text;  ///< to the person
};

[[nodiscard]] std::span<const Tip> tips();

/// The first day on which massage `number` (from 1) of a course that runs is possible, if none
/// before it is left out.
[[nodiscard]] Day earliest_day(const Course& course, int number, Day today);

}  // namespace knead::care
