#include "display/panel/firmness.hpp"

#include <algorithm>
#include <string>

#include "display/panel/bars.hpp"
#include "display/panel/palette.hpp"
#include "display/panel/words.hpp"

namespace knead::panel {

namespace {

constexpr int kLabel = 7;
constexpr int kSideName = 7;
/// The firmest place fills its cell but for a hair, so that rows stay apart.
constexpr double kFull = 0.9;

struct Range {
  NewtonPerMillimetre softest{1e9};
  NewtonPerMillimetre firmest{};
};

Range range_of(const StiffnessMap& map) {
  Range range;
  for (const auto& side : map.sites) {
    for (const StiffnessSite& site : side) {
      if (!site.known) continue;
      range.softest = std::min(range.softest, site.value);
      range.firmest = std::max(range.firmest, site.value);
    }
  }
  return range;
}

}  // namespace

void draw_firmness(Canvas& canvas, Area area, const StiffnessMap& map) {
  const Range range = range_of(map);
  if (!(range.firmest.value() > 0.0)) return;
  canvas.write(area.column, area.row, "BACK", {kPlainText, Colour::none, true});
  const std::size_t stations = std::min(map.stations, StiffnessMap::kStations);
  int end = 0;
  for (Side side : kBothSides) {
    const int row = area.row + static_cast<int>(index(side));
    canvas.write(area.column + kLabel, row, name(side), {kPlainText});
    int at = area.column + kLabel + kSideName;
    for (std::size_t station = 0; station < stations; ++station, at += 2) {
      const StiffnessSite& site = map.at(side, station);
      const double share = kFull * (site.value / range.firmest);
      canvas.put(at, row, site.known ? column_glyph(share) : U'·', {site.known ? kBody : kTrack});
    }
    end = at;
  }
  const std::string words = fixed(range.softest.value(), 1) + " to " +
                            fixed(range.firmest.value(), 1) + " N/mm, pelvis to shoulders";
  canvas.write(end + 1, area.row, words, {kFaint}, area.column + area.columns - end - 1);
}

}  // namespace knead::panel
