// Where the middle of a back is, row by row of a pressure mat, from its left-right symmetry: the
// axis about which the pressure on one side looks like the pressure on the other, up to a factor. A
// person who leans to one side loads it more but has the same shape there, and the likeness (a
// cosine) does not mind a factor; a centre of pressure does. One row at a time, so that no cycle
// pays for all. Real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "control/types/chair_description.hpp"

namespace knead::sense {

inline constexpr std::size_t kMaxMatRows = 64;

class SymmetryAxis {
 public:
  explicit SymmetryAxis(const MatGeometry& geometry) noexcept;

  /// Takes the mean pressure (kPa) of the cells of one row. A few microseconds.
  void take_row(std::size_t row, std::span<const double> cells) noexcept;

  struct Axis {
    Millimetre lateral{};
    double likeness = 0.0;   ///< 0 to 1: how alike the sides are about it
    double sharpness = 0.0;  ///< likeness lost 25 mm beside it: 0 = the axis could be anywhere
  };
  /// The axis at `row`, from it and two rows to either side. All those rows must have been taken.
  [[nodiscard]] Axis at(std::size_t row) const noexcept;

 private:
  /// Across the mat in 96 steps: 5 mm on the reference mat.
  static constexpr std::size_t kFine = 97;
  /// Candidates: the middle of the mat and 12 steps (60 mm) to either side. Assumed: nobody sits
  /// further aside.
  static constexpr std::size_t kCandidates = 25;
  /// How far to either side the shapes are compared: 36 steps, 180 mm: half a trunk.
  static constexpr std::size_t kReach = 36;

  struct Likeness {
    double product = 0.0;
    double left = 0.0;
    double right = 0.0;
  };

  MatGeometry geometry_;
  std::array<std::array<Likeness, kCandidates>, kMaxMatRows> rows_{};
};

}  // namespace knead::sense
