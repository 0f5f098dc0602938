// The right half of the panel: forces, muscles, warmth and water, each a few rows. Pure; not
// real-time.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/snapshot.hpp"
#include "display/panel/back_view.hpp"
#include "display/panel/canvas.hpp"

namespace knead::panel {

/// Both rollers against what is wanted (│) and their ceilings (┃), and what limits them. 5 rows.
void draw_forces(Canvas& canvas, Area area, const Snapshot& snapshot);

/// Activity of the eight channels over rest, mirrored about the spine, and guarding. 5 rows.
void draw_muscles(Canvas& canvas, Area area, const Snapshot& snapshot);

/// Heat pads, water, jets. 2 rows.
void draw_comfort(Canvas& canvas, Area area, const Snapshot& snapshot,
                  const ChairDescription& chair);

/// Depth, stiffness and dose of each roller, and the spine: where there is room. 3 rows.
void draw_details(Canvas& canvas, Area area, const Snapshot& snapshot);

}  // namespace knead::panel
