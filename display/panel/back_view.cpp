#include "display/panel/back_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "display/panel/palette.hpp"

namespace knead::panel {

namespace {

constexpr double kTop_mm = 930.0;      ///< crown of the head
constexpr double kAcross_mm = 440.0;   ///< drawn width
constexpr double kCellTallness = 2.0;  ///< a terminal's cell is about twice as tall as wide
constexpr double kFullPressure_kpa =
    12.0;  ///< the ramp's end: a roller under 30 N reads about this
constexpr double kJetShown_kpa = 5.0;

struct Place {
  double along_mm;
  double half_width_mm;
};

double between(double a, double b, double t) { return a + (b - a) * t; }

/// NaN counts as 0: a picture is no place to fall over one.
double clamped(double value, double most) { return value > 0.0 ? std::min(value, most) : 0.0; }

struct View {
  Area area;
  [[nodiscard]] double row_mm() const { return kTop_mm / area.rows; }
  [[nodiscard]] double column_mm() const { return kAcross_mm / area.columns; }
  /// Height of the middle of one half row, counted from the top.
  [[nodiscard]] double along_mm(int half_row) const {
    return kTop_mm - (half_row + 0.5) * row_mm() / 2.0;
  }
  [[nodiscard]] double lateral_mm(int column) const {
    return (column + 0.5) * column_mm() - kAcross_mm / 2.0;
  }
  [[nodiscard]] int row_of(Millimetre along) const {
    return area.row +
           static_cast<int>(clamped((kTop_mm - along.value()) / row_mm(), area.rows - 1));
  }
  [[nodiscard]] int column_of(Millimetre lateral) const {
    const double from_left = (lateral.value() + kAcross_mm / 2.0) / column_mm();
    return area.column + static_cast<int>(clamped(from_left, area.columns - 1));
  }
};

class BackDrawing {
 public:
  BackDrawing(Canvas& canvas, Area area, const Snapshot& snapshot, const ChairDescription& chair,
              bool colour)
      : canvas_(canvas), view_{area}, snapshot_(snapshot), chair_(chair), colour_(colour) {}

  void draw() {
    for (int row = 0; row < view_.area.rows; ++row) {
      for (int column = 0; column < view_.area.columns; ++column) {
        draw_cell(row, column);
      }
    }
    if (snapshot_.seat_occupied) {
      draw_spine();
    }
    draw_jets();
    draw_rollers();
  }

 private:
  [[nodiscard]] bool inside(double along_mm, double lateral_mm) const {
    const Millimetre half = outline_half_width(snapshot_.scan, Millimetre(along_mm));
    return std::abs(lateral_mm) < half.value();
  }

  [[nodiscard]] double pressure_share(double along_mm, double lateral_mm) const {
    const Kilopascal p = pressure_at(snapshot_.back_mat, chair_.back_mat, Millimetre(along_mm),
                                     Millimetre(lateral_mm));
    return clamped(p.value() / kFullPressure_kpa, 1.0);
  }

  [[nodiscard]] Colour pressure_colour(double along_mm, double lateral_mm) const {
    if (!snapshot_.seat_occupied) {
      return kPressureRamp.front();
    }
    // The root spreads the light touches, which are most of a back.
    const double share = std::sqrt(pressure_share(along_mm, lateral_mm));
    return kPressureRamp[static_cast<std::size_t>(
        std::lround(share * static_cast<double>(kPressureRamp.size() - 1)))];
  }

  void draw_cell(int row, int column) {
    const double lateral = view_.lateral_mm(column);
    const double upper = view_.along_mm(2 * row);
    const double lower = view_.along_mm(2 * row + 1);
    const bool upper_in = inside(upper, lateral);
    const bool lower_in = inside(lower, lateral);
    const int x = view_.area.column + column;
    const int y = view_.area.row + row;
    if (!upper_in && !lower_in) {
      return;
    }
    if (!colour_) {
      constexpr std::array kShades{U'·', U'░', U'▒', U'▓', U'█'};
      const double share = snapshot_.seat_occupied
                               ? std::sqrt(pressure_share(between(upper, lower, 0.5), lateral))
                               : 0.0;
      canvas_.put(x, y, kShades[static_cast<std::size_t>(std::lround(share * 3.4))], {});
      return;
    }
    if (upper_in && lower_in) {
      canvas_.put(x, y, U'▀', {pressure_colour(upper, lateral), pressure_colour(lower, lateral)});
    } else {
      canvas_.put(x, y, upper_in ? U'▀' : U'▄',
                  {pressure_colour(upper_in ? upper : lower, lateral)});
    }
  }

  /// What lies under a sign drawn on the back keeps the back's colour.
  void mark(Millimetre along, Millimetre lateral, char32_t glyph, Colour text, bool bold) {
    const int x = view_.column_of(lateral);
    const int y = view_.row_of(along);
    canvas_.put(x, y, glyph, {text, canvas_.at(x, y).ink.ground, bold});
  }

  void draw_spine() {
    const double low = snapshot_.scan.found ? snapshot_.scan.pelvis_along.value() - 40.0 : 90.0;
    const double high = snapshot_.scan.borders.thoracic_cervical.value();
    for (int row = 0; row < view_.area.rows; ++row) {
      const double along = view_.along_mm(2 * row) - view_.row_mm() / 4.0;
      if (along < low || along > high) {
        continue;
      }
      const Millimetre spine = snapshot_.scan.spine.at(Millimetre(along));
      const Millimetre half = snapshot_.spine_half_width;
      for (const Millimetre edge : {spine - half, spine + half}) {
        mark(Millimetre(along), edge, U'┊', kPlainText, false);
      }
      mark(Millimetre(along), spine, snapshot_.scan.found ? U'┃' : U'┇', kSpine, false);
    }
  }

  void draw_jets() {
    for (std::size_t i = 0; i < chair_.jets.size(); ++i) {
      if (snapshot_.nozzle[i].value() > kJetShown_kpa) {
        mark(chair_.jets[i].along, chair_.jets[i].lateral, U'✶', kJet, true);
      }
    }
  }

  void draw_rollers() {
    for (Side side : kBothSides) {
      const RollerView& roller = snapshot_.rollers[index(side)];
      const bool above = roller.in_contact && roller.force > roller.ceiling;
      const bool guarding = snapshot_.distress.guarding[index(side)];
      const Colour text = above ? kAlarm : guarding ? kBody : kBright;
      canvas_.put(view_.column_of(roller.lateral), view_.row_of(snapshot_.carriage),
                  roller.in_contact ? U'●' : U'○',
                  {text, colour_ ? kOnBanner : Colour::none, true});
    }
  }

  Canvas& canvas_;
  View view_;
  const Snapshot& snapshot_;
  const ChairDescription& chair_;
  bool colour_;
};

}  // namespace

int back_view_columns(int rows) {
  return static_cast<int>(std::lround(kAcross_mm / (kTop_mm / rows) * kCellTallness));
}

void draw_back(Canvas& canvas, Area area, const Snapshot& snapshot, const ChairDescription& chair,
               bool colour) {
  BackDrawing(canvas, area, snapshot, chair, colour).draw();
}

Millimetre outline_half_width(const ScanFinding& scan, Millimetre along) {
  const double pelvis = scan.found ? scan.pelvis_along.value() : 150.0;
  const double shoulders = scan.found ? scan.shoulders_along.value() : 550.0;
  const std::array<Place, 14> outline{{{0.0, 150.0},
                                       {pelvis * 0.6, 172.0},
                                       {pelvis, 176.0},
                                       {between(pelvis, shoulders, 0.42), 142.0},
                                       {between(pelvis, shoulders, 0.75), 164.0},
                                       {shoulders + 40.0, 200.0},
                                       {shoulders + 85.0, 192.0},
                                       {shoulders + 130.0, 120.0},
                                       {shoulders + 155.0, 58.0},
                                       {shoulders + 195.0, 54.0},
                                       {shoulders + 230.0, 78.0},
                                       {shoulders + 290.0, 86.0},
                                       {shoulders + 340.0, 70.0},
                                       {shoulders + 372.0, 24.0}}};
  if (along.value() < outline.front().along_mm || along.value() > outline.back().along_mm) {
    return Millimetre(0.0);
  }
  const auto above = std::ranges::find_if(
      outline, [along](const Place& place) { return place.along_mm >= along.value(); });
  if (above == outline.begin()) {
    return Millimetre(above->half_width_mm);
  }
  const Place& below = *(above - 1);
  const double t = (along.value() - below.along_mm) / (above->along_mm - below.along_mm);
  return Millimetre(between(below.half_width_mm, above->half_width_mm, t));
}

Kilopascal pressure_at(const PressureMap& map, const MatGeometry& mat, Millimetre along,
                       Millimetre lateral) {
  const double row = (along - mat.origin_along) / mat.row_pitch() - 0.5;
  const double column = (lateral + mat.extent_lateral * 0.5) / mat.column_pitch() - 0.5;
  const auto rows = static_cast<int>(mat.rows);
  const auto columns = static_cast<int>(mat.columns);
  if (row < -0.5 || row > rows - 0.5 || column < -0.5 || column > columns - 0.5) {
    return Kilopascal(0.0);
  }
  const auto cell = [&](int r, int c) {
    const int at = std::clamp(r, 0, rows - 1) * columns + std::clamp(c, 0, columns - 1);
    return map.cells[static_cast<std::size_t>(at)].value();
  };
  const int r = static_cast<int>(std::floor(row));
  const int c = static_cast<int>(std::floor(column));
  const double lower = between(cell(r, c), cell(r, c + 1), column - c);
  const double upper = between(cell(r + 1, c), cell(r + 1, c + 1), column - c);
  return Kilopascal(between(lower, upper, row - r));
}

}  // namespace knead::panel
