// Do two cycles agree in what came out of them, to the last bit? Real-time safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hal/replay/recorded_cycle.hpp"

namespace knead::replay {

/// Where two outputs differ first. A digest has no value that means anything to a person: then
/// `is_digest` is set and both numbers are 0.
struct Difference {
  std::string_view field;  ///< "written.depth_mm"
  int index = -1;          ///< the roller, jet or zone, from 0; -1 for what there is one of
  double recorded = 0.0;
  double played = 0.0;
  bool is_digest = false;
};

/// The first field of the frame that went to the chair which differs in any bit; -0 and 0 differ.
[[nodiscard]] std::optional<Difference> first_difference(const ActuatorFrame& recorded,
                                                         const ActuatorFrame& played) noexcept;

/// The same of everything that came out, the frame first.
[[nodiscard]] std::optional<Difference> first_difference(const Outputs& recorded,
                                                         const Outputs& played) noexcept;

}  // namespace knead::replay
