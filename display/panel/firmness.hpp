// How firm the back is, as palpation felt it: one column of cells a place, from the pelvis on the
// left to the shoulders on the right, one row a side. Pure; not real-time.
#pragma once

#include "control/types/stiffness_map.hpp"
#include "display/panel/back_view.hpp"
#include "display/panel/canvas.hpp"

namespace knead::panel {

/// Nothing while no place is known; a place that is not known is a dot. 2 rows.
void draw_firmness(Canvas& canvas, Area area, const StiffnessMap& map);

}  // namespace knead::panel
