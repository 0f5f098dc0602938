// A few seconds of one massage as they are lived through, for a picture: what the electrodes see,
// what the chair makes of it, when it says so and why, beside the truth.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "control/types/distress_finding.hpp"
#include "control/types/sensor_frame.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::evaluate {

struct ExampleMoment {
  double at_s = 0.0;  ///< from half of the guarding's activation
  double activation = 0.0;
  bool guarding = false;                 ///< truth: past half
  std::array<double, kSides> force_n{};  ///< true
  std::array<double, kSides> setpoint_n{};
  std::array<double, kEmgChannels> tone{};                 ///< envelope over rest
  std::array<std::vector<double>, kEmgChannels> raw_uv{};  ///< samples since the last moment
  DistressLevel level{};
  std::vector<EvidenceKind> evidence{};
};

struct Example {
  std::uint64_t seed = 0;
  std::size_t channel = 0;  ///< the electrode nearest to the roller on the guarding side
  std::vector<ExampleMoment> moments{};
};

/// The person of `seed` is kneaded and tenses up on the right for 1.2 s; two seconds before and
/// three after half of that activation, a moment a millisecond. No moments if that session never
/// came so far. Pure; takes a third of a second.
[[nodiscard]] Example example_of_guarding(std::uint64_t seed);

[[nodiscard]] plot::Figure example_chart(const Example& example);

}  // namespace knead::evaluate
