// How stiff the back is, place by place, left and right of the spine: quasi-static dF/dp at a
// stated preload, from parked palpation, or unknown. It gives time and approach speed and never
// more force (DESIGN). Trivially copyable.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/anatomy.hpp"
#include "control/types/units.hpp"

namespace knead {

struct StiffnessSite {
  bool known = false;
  Millimetre along{};
  Newton preload{};                      ///< at which it was felt
  NewtonPerMillimetre value{};           ///< meaningful when known
  NewtonPerMillimetre standard_error{};  ///< one standard error of `value`
};

/// Stations from the pelvis upwards; sites of one station lie on one height.
struct StiffnessMap {
  static constexpr std::size_t kStations = 8;
  std::size_t stations = 0;  ///< how many of them are planned for this person
  std::array<std::array<StiffnessSite, kStations>, kSides> sites{};

  [[nodiscard]] constexpr const StiffnessSite& at(Side side, std::size_t station) const {
    return sites[index(side)][station];
  }
};

}  // namespace knead
