// What was written about sessions: all of somebody's as lines and as a trend, or one in full.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "control/types/dose.hpp"
#include "control/types/zone.hpp"
#include "daemon/history/session_writer.hpp"

namespace knead::history {

struct SessionLine {
  std::int64_t id = 0;
  care::Day day{};
  std::string programme;
  std::int64_t began_ms = 0;
  std::optional<std::int64_t> ended_ms{};
  std::optional<std::string> outcome{};  ///< nothing: not known, it was cut off or still runs
  SessionTotals totals{};
  std::optional<int> comfort{};
  /// What the intake before it said, 0 to 10 (CR-45).
  std::optional<int> pain_before{};
  std::optional<int> stiffness_before{};
};

/// The newest `most` sessions of somebody without the `skip` newest of all, oldest first.
[[nodiscard]] Result<std::vector<SessionLine>> newest_sessions(Database& database,
                                                               std::int64_t person, int most,
                                                               int skip = 0);
[[nodiscard]] Result<std::int64_t> count_sessions(Database& database, std::int64_t person);

struct SessionDetail {
  SessionLine line{};
  std::vector<KeptPhase> phases{};
  std::vector<KeptEvent> events{};
  std::vector<KeptTrace> trace{};
  std::vector<KeptStiffness> stiffness{};
};

/// What somebody was given in sessions that began at `since_ms` (since 1970 UTC) or later, in the
/// order of kAllZones.
[[nodiscard]] Result<std::array<GivenDose, kZones>> dose_since(Database& database,
                                                               std::int64_t person,
                                                               std::int64_t since_ms);

/// An error if there is no such session.
[[nodiscard]] Result<SessionDetail> read_session(Database& database, std::int64_t session);

}  // namespace knead::history
