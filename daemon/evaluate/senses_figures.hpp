// The figures of a campaign: many people's measurements as few numbers. A figure is absent where
// nothing was measured that it could be made of; it is never a zero that nobody saw.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "daemon/evaluate/senses.hpp"

namespace knead::evaluate {

/// Rates are for so much massage.
inline constexpr double kSession_s = 1800.0;

struct GuardingFigures {
  int people = 0;
  int episodes = 0;
  int missed = 0;
  int stirred = 0;         ///< episodes with a cough or a shift within the time to detect them
  int missed_stirred = 0;  ///< of those missed
  int missed_eased = 0;    ///< of those missed: the level was up at the onset already
  double massage_s = 0.0;
  std::optional<double> delay_ms_p50{};  ///< of those found, from half of the activation
  std::optional<double> delay_ms_p95{};
  std::optional<double> miss_rate{};
  std::optional<double> false_reductions_per_session{};
  std::optional<double> false_stops_per_session{};
};

/// One kind of fault.
struct TroubleFigures {
  int faults = 0;
  int unflagged = 0;  ///< no flag within a second
  std::optional<double> flag_ms_p50{};
  std::optional<double> flag_ms_max{};  ///< an unflagged fault counts as a second
  /// What it was taken for, by EmgTrouble; `none`: for nothing.
  std::array<int, kEmgTroubles> taken_for{};
};

struct QualityFigures {
  std::array<TroubleFigures, kEmgTroubles> by_trouble{};  ///< [EmgTrouble]; none's is empty
  int faults = 0;
  int unflagged = 0;
  int not_begun = 0;
  std::optional<double> flag_ms_max{};      ///< an unflagged fault counts as a second
  std::optional<double> excluded_ms_max{};  ///< one that stayed in use counts as a second
  double sound_channel_h = 0.0;
  int false_flags = 0;
  std::optional<double> false_flags_per_channel_hour{};
};

struct StiffnessFigures {
  int readings = 0;
  int unknown = 0;
  std::optional<double> error_pct_p50{};  ///< magnitude, of what is known
  std::optional<double> error_pct_p90{};
  std::optional<double> unknown_rate{};
  int unlike_pairs = 0;  ///< heights at which the sides truly differ by kAsymmetry or more
  std::optional<double> asymmetry_sensitivity{};
  int alike_pairs = 0;  ///< heights at which they differ by less than a third of that
  std::optional<double> asymmetry_false_rate{};
};

/// What came of one kind of people or things that a scan must refuse or get right all the same.
struct HostileFigures {
  int tried = 0;
  int refused = 0;
  int wrong_accepted = 0;
};

struct ScanFigures {
  int people = 0;  ///< who sit as asked
  int refused = 0;
  std::map<std::string, int> refused_for{};  ///< by doubt
  int wrong_accepted = 0;                    ///< hostile ones too
  std::map<std::string, HostileFigures> hostile{};
  std::optional<double> refused_rate{};
  std::optional<double> spine_line_mm_p50{};
  std::optional<double> spine_line_mm_p99{};
  std::optional<double> zone_border_mm_p50{};
  std::optional<double> zone_border_mm_p99{};
  std::optional<double> seconds_p50{};
};

struct SensesFigures {
  GuardingFigures guarding{};
  std::array<GuardingFigures, kHardships> hardships{};
  /// The same people as those of the hardships, without them.
  GuardingFigures beside_hardships{};
  QualityFigures quality{};
  StiffnessFigures stiffness{};
  ScanFigures scan{};
};

[[nodiscard]] SensesFigures figures(const Senses& senses);

/// How unlike the sides are, whichever is the stiffer: 0.15 for 15 %.
[[nodiscard]] double unlikeness(const SidesCompared& pair);

}  // namespace knead::evaluate
