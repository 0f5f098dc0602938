#include "control/session/stiff_places.hpp"

#include <algorithm>

#include "control/types/fixed_vector.hpp"

namespace knead::session {

void StiffPlaces::take(const StiffnessMap& map) noexcept {
  clear();
  map_ = map;
  std::array<NewtonPerMillimetre, kSides * StiffnessMap::kStations> known{};
  std::size_t count = 0;
  for (const auto& side : map.sites) {
    for (const StiffnessSite& site : side) {
      if (site.known) known[count++] = site.value;
    }
  }
  constexpr std::size_t kLeastKnown = 3;
  if (count < kLeastKnown) return;
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>(count / 2);
  std::nth_element(known.begin(), middle, known.begin() + static_cast<std::ptrdiff_t>(count));
  median_ = *middle;
  for (std::size_t side = 0; side < kSides; ++side) {
    for (std::size_t station = 0; station < StiffnessMap::kStations; ++station) {
      const StiffnessSite& site = map.sites[side][station];
      stiff_[side][station] = site.known && site.value > (1.0 + kStiffer) * median_;
    }
  }
}

bool StiffPlaces::covers(Side side, std::size_t station, Millimetre along) const noexcept {
  return stiff_[index(side)][station] && abs(map_.at(side, station).along - along) <= kReach;
}

StiffPlaceRule StiffPlaces::at(Side side, Millimetre along) const noexcept {
  for (std::size_t station = 0; station < StiffnessMap::kStations; ++station) {
    if (covers(side, station, along)) return {.approach_factor = kSlower, .dwell_factor = kLonger};
  }
  return {};
}

const StiffnessSite* StiffPlaces::meet(Side side, Millimetre along) noexcept {
  for (std::size_t station = 0; station < StiffnessMap::kStations; ++station) {
    bool& met = met_[index(side)][station];
    if (met || !covers(side, station, along)) continue;
    met = true;
    return &map_.at(side, station);
  }
  return nullptr;
}

}  // namespace knead::session
