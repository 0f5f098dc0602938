// How far a pressure mat may be believed: which cells are out of order and were bridged from their
// neighbours, and whether its newest frame was refused. Trivially copyable.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/chair_description.hpp"

namespace knead {

struct MatHealth {
  bool frame_refused = false;               ///< the newest frame cannot be: it was not believed
  std::size_t bridged = 0;                  ///< cells out of order
  std::array<bool, kMaxMatCells> faulty{};  ///< which
};

}  // namespace knead
