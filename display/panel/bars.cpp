#include "display/panel/bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "display/panel/palette.hpp"

namespace knead::panel {

namespace {

constexpr std::array kLowerEighths{U' ', U'▁', U'▂', U'▃', U'▄', U'▅', U'▆', U'▇', U'█'};
constexpr char32_t kBarGlyph = U'▇';
constexpr char32_t kTrackGlyph = U'─';

double clamped(double share) { return share > 0.0 ? std::min(share, 1.0) : 0.0; }

int cells(double share, int width) { return static_cast<int>(std::lround(clamped(share) * width)); }

int cell_of(double share, int width) {
  return std::min(static_cast<int>(clamped(share) * width), width - 1);
}

}  // namespace

void draw_bar(Canvas& canvas, int column, int row, int width, double share, Colour colour,
              Growth growth) {
  const int full = cells(share, width);
  const int first = growth == Growth::rightwards ? 0 : width - full;
  canvas.fill(column, row, width, kTrackGlyph, {kTrack});
  canvas.fill(column + first, row, full, kBarGlyph, {colour});
}

void draw_progress_line(Canvas& canvas, int column, int row, int width, double share,
                        Colour colour) {
  canvas.fill(column, row, width, kTrackGlyph, {kTrack});
  canvas.fill(column, row, cells(share, width), U'━', {colour});
}

void draw_gauge(Canvas& canvas, int column, int row, int width, const Gauge& gauge) {
  draw_bar(canvas, column, row, width, gauge.share, gauge.colour);
  const int limit = cell_of(gauge.limit, width);
  const int filled = cells(gauge.share, width);
  for (int i = std::max(limit, filled); i < width; ++i) {
    canvas.put(column + i, row, U'░', {kTrack});
  }
  if (gauge.wanted > 0.0) {
    const int wanted = cell_of(gauge.wanted, width);
    canvas.put(column + wanted, row, U'│', {kBright, Colour::none, true});
  }
  canvas.put(column + limit, row, U'┃', {kAlarm, Colour::none, true});
}

char32_t column_glyph(double share) {
  return kLowerEighths[static_cast<std::size_t>(std::lround(clamped(share) * 8))];
}

}  // namespace knead::panel
