// Writes a session down while it happens. Whatever was written is there after a kill or a power
// cut; a session without an outcome was cut off. One transaction a call.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "control/care/day.hpp"
#include "control/types/anatomy.hpp"
#include "control/types/snapshot.hpp"
#include "daemon/history/database.hpp"

namespace knead::history {

struct SessionBegin {
  std::int64_t person = 0;
  std::optional<std::int64_t> course{};
  std::optional<std::int64_t> intake{};
  std::string programme;
  care::Day day{};
  std::int64_t began_ms = 0;  ///< since 1970 UTC
};

struct KeptPhase {
  std::int64_t at_ms = 0;  ///< since the session began
  std::string name;
  std::string technique;
};

struct KeptEvent {
  std::int64_t at_ms = 0;
  std::string reason;  ///< code of the table of reasons
  std::string channel;
  double value = 0.0;
  double limit = 0.0;
  std::int64_t lasted_ms = 0;
  std::string rule{};  ///< id of the care rule that it carries out; empty: none
};

struct KeptTrace {
  std::int64_t at_ms = 0;
  double force_left_n = 0.0;
  double force_right_n = 0.0;
  double ceiling_n = 0.0;
  double jet_kpa = 0.0;
};

struct KeptStiffness {
  Region region{};
  Side side{};
  double value_n_per_mm = 0.0;
  double uncertainty_n_per_mm = 0.0;
};

struct KeptDose {
  Region region{};
  Side side{};
  double rollers_n_s = 0.0;
  double jets_kpa_s = 0.0;
};

/// What a session came to so far.
struct SessionTotals {
  double massage_s = 0.0;
  double force_mean_n = 0.0;  ///< of a roller that presses
  double force_peak_n = 0.0;
  int signs = 0;                               ///< of distress
  int pains = 0;                               ///< said
  std::optional<double> stiffness_n_per_mm{};  ///< median of the places that were felt
};

class SessionWriter {
 public:
  [[nodiscard]] static Result<SessionWriter> begin(Database& database, const SessionBegin& begin);

  [[nodiscard]] std::int64_t id() const { return id_; }
  Result<void> phase(const KeptPhase& phase);
  Result<void> events(std::span<const KeptEvent> events);
  /// Replaces what was known of the zones that are given.
  Result<void> stiffness(std::span<const KeptStiffness> zones);
  /// The same of what zones have had in this session.
  Result<void> dose(std::span<const KeptDose> zones);
  /// How far it has come; a few seconds at most are lost of what is not written yet.
  Result<void> progress(const SessionTotals& totals, const KeptTrace& trace);
  Result<void> end(const SessionTotals& totals, Outcome outcome, std::int64_t ended_ms);

 private:
  SessionWriter(Database& database, std::int64_t id) : database_(&database), id_(id) {}

  Database* database_;
  std::int64_t id_;
  std::int64_t event_number_ = 0;
};

/// How good it was, 0 (bad) to 10; may be said and changed after the session.
[[nodiscard]] Result<void> rate_session(Database& database, std::int64_t session, int comfort);

}  // namespace knead::history
