// Force, water and heat against the truth, on one simulated person after another: what
// `kneadctl evaluate touch` runs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "daemon/evaluate/contact_watch.hpp"
#include "daemon/evaluate/force_watch.hpp"
#include "daemon/evaluate/warmth_watch.hpp"
#include "daemon/evaluate/water_watch.hpp"
#include "daemon/simulate/scoring/ceiling_score.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/seeds.hpp"

namespace knead::evaluate {

/// Who is measured where nobody is named, by turns.
inline constexpr std::array kTouchPopulations{
    sim::Population::healthy,    sim::Population::chronic_low_back_pain,
    sim::Population::protrusion, sim::Population::extrusion,
    sim::Population::elderly,    sim::Population::small,
    sim::Population::large};

/// By turns by the seed, unless one is named.
[[nodiscard]] sim::Population population_of(std::uint64_t seed,
                                            std::optional<sim::Population> named);

/// Pads need eight minutes to come to their temperature: every third person waits for them.
inline constexpr std::uint64_t kWarmEvery = 3;

/// What was measured on one person, in two sessions: sitting still, and moving (TouchScript).
struct TouchBody {
  std::uint64_t seed = 0;
  sim::Population population{};
  Condition condition{};
  int not_finished = 0;  ///< of the person's two sessions: those that did not come to their end
  /// Of the force, after all that signs have taken while the person sat still.
  double lowest_share = 1.0;
  bool guarded = false;  ///< truth: a muscle tensed up while the person sat still

  Tracking hold{};
  std::optional<double> hold_overshoot_pct{};
  Tracking knead{};
  Tracking stroke{};
  Tracking deep_stroke{};
  std::vector<ContactLoss> losses{};
  WaterFound water{};
  std::optional<WarmthFound> warmth{};  ///< of every kWarmEvery-th person
  double surface_max_degc = 0.0;        ///< true, of any pad at any time
  scoring::CeilingFigures ceiling{};
  int spine_contacts = 0;
  std::uint64_t invariant_violations = 0;

  /// Held or kneaded, the force has a tone of its own, a growing error, or falls off the back.
  [[nodiscard]] bool unstable() const {
    return hold.unstable_windows + knead.unstable_windows + hold.drops + knead.drops > 0;
  }
};

/// Some seconds of work; pure: the same seed and population give the same answer.
[[nodiscard]] TouchBody measure_touch(std::uint64_t seed, sim::Population population);
/// The middle person, with nothing drawn but noise.
[[nodiscard]] TouchBody measure_nominal_touch(std::uint64_t seed);

/// A finished campaign.
struct Touch {
  sim::SeedRange seeds{};
  std::optional<sim::Population> population{};  ///< none: by turns
  std::vector<TouchBody> bodies{};              ///< in the order of their seeds
  TouchBody nominal{};
  std::optional<double> realtime_factor{};
  double wall_s = 0.0;
};

}  // namespace knead::evaluate
