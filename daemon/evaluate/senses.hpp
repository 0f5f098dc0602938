// Every sense, measured on one simulated person after another: what `kneadctl evaluate senses`
// runs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "daemon/evaluate/guarding_study.hpp"
#include "daemon/evaluate/quality_study.hpp"
#include "daemon/evaluate/scan_hostile.hpp"
#include "daemon/evaluate/scan_study.hpp"
#include "daemon/evaluate/stiffness_study.hpp"
#include "hal/sim/seeds.hpp"

namespace knead::evaluate {

/// Guarding under conditions that are harder than usual, each beside the usual on the same people.
enum class Hardship : std::uint8_t { mains_50, mains_60, ecg_x3, two_bad };
inline constexpr std::size_t kHardships = 4;
inline constexpr std::array<Hardship, kHardships> kAllHardships{
    Hardship::mains_50, Hardship::mains_60, Hardship::ecg_x3, Hardship::two_bad};

[[nodiscard]] std::string_view name(Hardship hardship);
[[nodiscard]] GuardingConditions conditions(Hardship hardship);

/// Every fifth person bears the hardships too: they take as long as all the rest together.
inline constexpr std::uint64_t kHardshipEvery = 5;

/// How unlike the sides of every second person's back are made, to see whether it is noticed.
inline constexpr double kAsymmetry = 0.15;
inline constexpr std::uint64_t kAsymmetryEvery = 2;

/// What was measured on one person.
struct SensesBody {
  std::uint64_t seed = 0;
  GuardingBody guarding{};
  std::optional<std::array<GuardingBody, kHardships>> hardships{};
  QualityBody quality{};
  StiffnessBody stiffness{};
  /// The same person with sides that differ by kAsymmetry.
  std::optional<StiffnessBody> unlike_sides{};
  ScanBody scan{};
  /// One of kHostiles, in turn by seed, and what the scan made of it.
  Hostile hostile{};
  ScanBody hostile_scan{};
};

/// What is measured: everything, or the body scan alone, which takes a fiftieth of the time. What
/// is not measured has no figure.
enum class SensesScope : std::uint8_t { all, scan };

/// Some seconds of work; shares nothing with other threads but `people`, which it only reads. The
/// same seed and people give the same answer.
[[nodiscard]] SensesBody measure_senses(std::uint64_t seed, const People& people,
                                        SensesScope scope = SensesScope::all);

/// A finished campaign.
struct Senses {
  sim::SeedRange seeds{};
  std::vector<SensesBody> bodies{};  ///< in the order of their seeds
  double wall_s = 0.0;
};

}  // namespace knead::evaluate
