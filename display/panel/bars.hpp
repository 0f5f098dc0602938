// Bars of character cells. Pure; not real-time.
#pragma once

#include "display/panel/canvas.hpp"

namespace knead::panel {

/// Which way a bar grows: muscles are drawn mirrored about the spine.
enum class Growth : std::uint8_t { rightwards, leftwards };

/// A share of 0 to 1 as a bar of `width` cells on a faint track; a share outside is drawn at its
/// end, and NaN as nothing. The bar leaves a hair's breadth above it, so that two rows stay two.
void draw_bar(Canvas& canvas, int column, int row, int width, double share, Colour colour,
              Growth growth = Growth::rightwards);

/// A thin line: how much of a time has passed.
void draw_progress_line(Canvas& canvas, int column, int row, int width, double share,
                        Colour colour);

/// A bar with two marks: what is wanted, and the limit beyond which the track is hatched.
struct Gauge {
  double share = 0.0;
  double wanted = 0.0;
  double limit = 1.0;
  Colour colour = Colour::none;
};
void draw_gauge(Canvas& canvas, int column, int row, int width, const Gauge& gauge);

/// One cell that is filled from below: a share of 0 to 1 in eighths.
[[nodiscard]] char32_t column_glyph(double share);

}  // namespace knead::panel
