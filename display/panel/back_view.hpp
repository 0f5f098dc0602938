// The back as the mat feels it, seen from behind with the head on top: its outline, the contact
// pressure, the spine band, the rollers and the jets where they are. Pure; not real-time.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/snapshot.hpp"
#include "display/panel/canvas.hpp"

namespace knead::panel {

struct Area {
  int column = 0;
  int row = 0;
  int columns = 0;
  int rows = 0;
};

/// How many columns keep the back's proportions in so many rows.
[[nodiscard]] int back_view_columns(int rows);

void draw_back(Canvas& canvas, Area area, const Snapshot& snapshot, const ChairDescription& chair,
               bool colour);

/// Half the width of the drawn body at this height; 0 above the head and below the seat. The
/// proportions are the nominal person's, moved to where the scan found pelvis and shoulders.
[[nodiscard]] Millimetre outline_half_width(const ScanFinding& scan, Millimetre along);

/// Contact pressure between the mat's cells, bilinear; 0 outside of the mat.
[[nodiscard]] Kilopascal pressure_at(const PressureMap& map, const MatGeometry& mat,
                                     Millimetre along, Millimetre lateral);

}  // namespace knead::panel
