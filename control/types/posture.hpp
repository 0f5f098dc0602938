// How the person sits, as far as the mats can tell, for gentle advice (CR-44). Trivially copyable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "control/types/time.hpp"

namespace knead {

enum class Posture : std::uint8_t {
  unknown,        ///< nobody there, or the mats cannot tell
  upright,        ///< leans on pelvis and shoulders, both sides alike
  slouching,      ///< the pelvis has slid forward: the small of the back hangs
  leaning_left,   ///< the load lies on the left
  leaning_right,  ///< the load lies on the right
};
inline constexpr std::size_t kPostures = 5;

[[nodiscard]] constexpr std::string_view name(Posture p) {
  switch (p) {
    case Posture::unknown:
      return "unknown";
    case Posture::upright:
      return "upright";
    case Posture::slouching:
      return "slouching";
    case Posture::leaning_left:
      return "leaning_left";
    case Posture::leaning_right:
      return "leaning_right";
  }
  return "?";
}

struct PostureFinding {
  Posture posture = Posture::unknown;
  double right_load_share = 0.5;  ///< of the load on the back mat
  Duration held{};                ///< since when it is so
};

}  // namespace knead
