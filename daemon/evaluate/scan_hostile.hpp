// People and things that a body scan must refuse or get right all the same: who sits wrongly, what
// lies on the mat or is wrong with it. Pure functions of their arguments.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "daemon/evaluate/anthropometry.hpp"
#include "daemon/evaluate/scan_study.hpp"

namespace knead::evaluate {

enum class Hostile : std::uint8_t {
  askew,         ///< 30 mm to one side
  half_off,      ///< 90 mm to one side
  one_shoulder,  ///< three quarters of the load on one side, the spine 50 mm out of plumb
  slides,        ///< 25 mm to one side while the chair looks
  child,         ///< 25 kg, C7 430 mm above the seat
  cushion,       ///< soft and broad in the small of the back, to one side of the middle
  bag,           ///< heavy beside the trunk
  phone,         ///< hard in a back pocket
  coat_folds,    ///< four ridges of cloth anywhere
  dead_side,     ///< one half of the mat says nothing
  hot_cells,     ///< six cells say far too much
  garbage,       ///< every cell says something else in every frame
};
inline constexpr std::array kHostiles{Hostile::askew,     Hostile::half_off,  Hostile::one_shoulder,
                                      Hostile::slides,    Hostile::child,     Hostile::cushion,
                                      Hostile::bag,       Hostile::phone,     Hostile::coat_folds,
                                      Hostile::dead_side, Hostile::hot_cells, Hostile::garbage};

[[nodiscard]] std::string_view name(Hostile hostile);

[[nodiscard]] ScanBody measure_scan(std::uint64_t seed, const People& people, Hostile hostile);

}  // namespace knead::evaluate
