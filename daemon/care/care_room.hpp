// What every answer about people is made of, and how an answer says which rules it names.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "control/care/prescription.hpp"
#include "control/types/programme.hpp"
#include "daemon/history/database.hpp"
#include "daemon/history/intakes.hpp"
#include "knead/v1/care.pb.h"

namespace knead::daemon {

/// The session that is being written down.
struct RunningSession {
  std::int64_t person = 0;
  std::int64_t id = 0;
};

/// Made anew for each request; everything outlives it.
struct CareRoom {
  history::Database& database;
  const ProgrammeList& programmes;
  const care::ChairCaps& chair;
  care::Day today{};
  std::chrono::minutes time_of_day{};
  std::int64_t unix_ms = 0;         ///< since 1970 UTC
  std::string boot{};               ///< which start of the board it is
  bool clock_synchronised = false;  ///< since then
  std::optional<RunningSession> running{};
  std::vector<std::int64_t> in_the_chair{};     ///< people whose session runs, or is about to
  std::optional<std::int64_t> answered_anew{};  ///< set by the answer: whose intake it has kept

  [[nodiscard]] history::Now now() const {
    return {.today = today, .boot = boot, .clock_synchronised = clock_synchronised};
  }
};

/// Fills in refusal and words of what the history says against something.
void refuse(const Error& error, v1::CareAnswer& answer);
void refuse(v1::CareRefusal why, std::string text, v1::CareAnswer& answer);

/// The rule's id, empty for none; its words go with the answer, once.
[[nodiscard]] std::string cite(Rule rule, v1::CareAnswer& answer);

[[nodiscard]] constexpr std::int32_t wire_day(care::Day day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace knead::daemon
