// Which simulated people may be tuned on, and which are kept for figures. A figure that is
// published comes from bodies that nobody tuned on: `train` seeds are for development, `report`
// seeds for campaigns and results. Nothing enforces it but honesty and this header's words in the
// reports.
#pragma once

#include <cstdint>
#include <string_view>

namespace knead::sim {

struct SeedRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  [[nodiscard]] constexpr bool contains(std::uint64_t seed) const {
    return seed >= first && seed <= last;
  }
};

/// Look at these, tune on these.
inline constexpr SeedRange kTrainSeeds{1, 9'999};
/// Only for figures that are reported. 0 belongs to neither: it is nobody's seed.
inline constexpr SeedRange kReportSeeds{10'000, UINT64_MAX};

/// How a report names the set that its seed is from.
[[nodiscard]] constexpr std::string_view seed_set(std::uint64_t seed) {
  if (kTrainSeeds.contains(seed)) return "train";
  if (kReportSeeds.contains(seed)) return "report";
  return "none";
}

}  // namespace knead::sim
