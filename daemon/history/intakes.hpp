// What somebody answered, each time it was asked (CR-01): nothing is overwritten, so that a course
// can be looked back on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "control/care/answers.hpp"
#include "control/care/day.hpp"
#include "daemon/history/database.hpp"

namespace knead::history {

/// When and where an intake is asked about: what day it is, and whether the clock may be believed.
struct Now {
  care::Day today{};
  std::string boot{};               ///< which start of the board it is (boot_id)
  bool clock_synchronised = false;  ///< since then (clock_is_synchronised)
};

struct Intake {
  std::int64_t id = 0;
  care::Day day{};
  int version = 0;        ///< of the questions (care::kIntakeVersion)
  bool restored = false;  ///< of a backup that was put back: others may have been given since
  std::string boot{};     ///< which start of the board it was given in; empty: not known
  care::Answers answers{};

  /// CR-01: answers of today to today's questions, for all that anybody can know.
  [[nodiscard]] bool of_today(const Now& now) const;
  /// CR-01: it was given before the board was started anew, and nobody has told the board the time
  /// since. It may have come up with the time of yesterday. A start without a name is another one.
  [[nodiscard]] bool day_in_doubt(const Now& now) const;
};

[[nodiscard]] Result<Intake> keep_intake(Database& database, std::int64_t person,
                                         const care::Answers& answers, care::Day day,
                                         const std::string& boot = {});
/// The newest; nothing if nobody asked yet. Answers to questions that this program no longer has,
/// or that it would not accept, are left out: they are open again.
[[nodiscard]] Result<std::optional<Intake>> newest_intake(Database& database, std::int64_t person);
[[nodiscard]] Result<std::optional<std::int64_t>> newest_intake_id(Database& database,
                                                                   std::int64_t person);
/// Oldest first.
[[nodiscard]] Result<std::vector<Intake>> all_intakes(Database& database, std::int64_t person);

}  // namespace knead::history
