// Whom a developer should look at: the people with the largest of each figure, by their seeds.
#pragma once

#include <cstdint>
#include <vector>

#include "daemon/evaluate/touch.hpp"

namespace knead::evaluate {

/// Somebody to look at: the largest of one figure.
struct WorstBody {
  const char* figure = "";  ///< as in the JSON: `hold.rmse_n`
  double value = 0.0;
  std::uint64_t seed = 0;
  sim::Population population{};
};
/// The three worst of each figure, worst first.
[[nodiscard]] std::vector<WorstBody> worst_bodies(const Touch& touch);

}  // namespace knead::evaluate
