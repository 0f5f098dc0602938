// A mat's cells are wider than the valley of a spine, and so the axis of a row is drawn towards the
// middle of the cell that it lies in: what lies 15 mm beside an edge is read 17 to 24 mm beside it.
// This takes the pull away again. It is strongest at the loin, where only two narrow muscles press,
// and weak at the blades, which are as broad as the cells. Real-time safe.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/units.hpp"

namespace knead::sense {

class CellPull {
 public:
  explicit CellPull(const MatGeometry& geometry) noexcept;

  struct Axis {
    Millimetre lateral{};
    /// How much more (or less) than another this row says about its axis: near the middle of a cell
    /// a large move of the axis is a small one of what is read. 1 without any pull.
    double weight = 1.0;
  };
  /// `read`: the axis of a row that lies at this `height`: 0 at the pelvis, 1 at the blades.
  [[nodiscard]] Axis undo(Millimetre read, double height) const noexcept;

 private:
  Millimetre pitch_;
  Millimetre edge_;  ///< of any cell
  double share_;     ///< of the pull of the reference mat's cells
};

}  // namespace knead::sense
