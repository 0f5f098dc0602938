// What is broken in a simulated pressure mat: single cells, and now and then a whole frame. Sits
// between the film and the converter, so a stuck cell still carries the converter's noise.
// Real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "hal/sim/fault.hpp"
#include "hal/sim/mat_pattern.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

class MatDefects {
 public:
  /// Forgets what was broken; a cell that is broken again keeps what it held.
  void clear() noexcept;
  /// Adds a fault of a mat's cell or frames; others are none of this.
  void add(const Fault& fault) noexcept;

  /// What the cells make of the pressure on them, before noise.
  void at_the_film(MatCells& kpa) noexcept;
  /// Every kWildEvery-th frame comes out as nonsense while `wild_frame` is on: of four kinds in
  /// turn, no number, a pull, rows that slipped, any number.
  void at_the_converter(const MatGeometry& mat, Random& dice, PressureMap& out) noexcept;

  static constexpr std::uint32_t kWildEvery = 50;  ///< twice a second

 private:
  struct Cell {
    bool dead = false;
    bool stuck = false;
    bool held = false;
    double held_kpa = 0.0;
    double hot_kpa = 0.0;
  };
  std::array<Cell, kMaxMatCells> cells_{};
  bool touched_ = false;  ///< something was broken once
  bool wild_ = false;
  std::uint32_t frames_ = 0;
};

}  // namespace knead::sim
