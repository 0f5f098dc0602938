#include "daemon/evaluate/scan_hostile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <random>
#include <vector>

#include "daemon/evaluate/scan_run.hpp"

namespace knead::evaluate {

namespace {

// Sizes, places and pressures of all that follows are assumed.

using Dice = std::mt19937_64;

double between(Dice& dice, double low, double high) {
  constexpr double kSpan = 18446744073709551616.0;  // 2^64
  return low + (high - low) * (static_cast<double>(dice()) / kSpan);
}
double either_side(Dice& dice) { return between(dice, 0.0, 1.0) < 0.5 ? -1.0 : 1.0; }

/// Something that presses on the mat beside the person.
struct Lump {
  double along_mm = 0.0;
  double lateral_mm = 0.0;
  double long_mm = 50.0;   ///< standard deviation along
  double broad_mm = 50.0;  ///< standard deviation across
  double kpa = 3.0;
};

MatTampered::Tamper with_lumps(const std::vector<Lump>& lumps) {
  const MatGeometry mat{};
  PressureMap more{};
  for (std::size_t r = 0; r < mat.rows; ++r) {
    for (std::size_t c = 0; c < mat.columns; ++c) {
      for (const Lump& lump : lumps) {
        const double a = (mat.along(r).value() - lump.along_mm) / lump.long_mm;
        const double l = (mat.lateral(c).value() - lump.lateral_mm) / lump.broad_mm;
        more.cells[r * mat.columns + c] += Kilopascal(lump.kpa * std::exp(-0.5 * (a * a + l * l)));
      }
    }
  }
  return [more](PressureMap& map) {
    for (std::size_t i = 0; i < map.cells.size(); ++i) map.cells[i] += more.cells[i];
  };
}

MatTampered::Tamper without_a_side(bool right) {
  return [right](PressureMap& map) {
    const MatGeometry mat{};
    for (std::size_t i = 0; i < mat.rows * mat.columns; ++i) {
      if ((i % mat.columns >= mat.columns / 2) == right) map.cells[i] = Kilopascal(0.0);
    }
  };
}

MatTampered::Tamper with_hot_cells(Dice& dice) {
  std::array<std::size_t, 6> hot{};
  for (std::size_t& cell : hot) cell = dice() % 128;
  return [hot](PressureMap& map) {
    for (const std::size_t cell : hot) map.cells[cell] = Kilopascal(40.0);
  };
}

MatTampered::Tamper with_garbage(std::uint64_t seed) {
  return [dice = std::make_shared<Dice>(seed)](PressureMap& map) {
    for (Kilopascal& cell : map.cells) cell = Kilopascal(between(*dice, 0.0, 6.0));
  };
}

MatTampered::Tamper tampered(Hostile hostile, std::uint64_t seed, Dice& dice) {
  const double side = either_side(dice);
  switch (hostile) {
    case Hostile::askew:
    case Hostile::half_off:
    case Hostile::one_shoulder:
    case Hostile::slides:
    case Hostile::child:
      return nullptr;
    case Hostile::cushion:
      return with_lumps({{.along_mm = between(dice, 230.0, 380.0),
                          .lateral_mm = side * between(dice, 0.0, 70.0),
                          .long_mm = 70.0,
                          .broad_mm = 90.0,
                          .kpa = between(dice, 1.0, 4.0)}});
    case Hostile::bag:
      return with_lumps({{.along_mm = between(dice, 120.0, 400.0),
                          .lateral_mm = side * 190.0,
                          .long_mm = 100.0,
                          .broad_mm = 45.0,
                          .kpa = between(dice, 2.0, 6.0)}});
    case Hostile::phone:
      return with_lumps({{.along_mm = between(dice, 100.0, 190.0),
                          .lateral_mm = side * between(dice, 50.0, 110.0),
                          .long_mm = 55.0,
                          .broad_mm = 28.0,
                          .kpa = between(dice, 4.0, 12.0)}});
    case Hostile::coat_folds: {
      std::vector<Lump> folds;
      for (int i = 0; i < 4; ++i) {
        const bool lies = between(dice, 0.0, 1.0) < 0.5;
        folds.push_back({.along_mm = between(dice, 100.0, 700.0),
                         .lateral_mm = between(dice, -180.0, 180.0),
                         .long_mm = lies ? 15.0 : 90.0,
                         .broad_mm = lies ? 90.0 : 15.0,
                         .kpa = between(dice, 0.5, 3.0)});
      }
      return with_lumps(folds);
    }
    case Hostile::dead_side:
      return without_a_side(side > 0.0);
    case Hostile::hot_cells:
      return with_hot_cells(dice);
    case Hostile::garbage:
      return with_garbage(seed);
  }
  return nullptr;
}

sim::Body sitting(Hostile hostile, const People& people, std::uint64_t seed, double side) {
  if (hostile == Hostile::child) {
    constexpr sim::MeasuredPerson kChild{
        .sitting_c7_mm = 430.0, .biacromial_breadth_mm = 260.0, .weight_kg = 25.0};
    return sim::draw_body(seed, sim::Population::healthy, kChild);
  }
  sim::Body body = people.draw(seed);
  if (hostile == Hostile::one_shoulder) {
    body.right_load_share = 0.5 + 0.25 * side;
    for (std::size_t i = 0; i < sim::kBackStations; ++i) {
      const double share = static_cast<double>(i) / static_cast<double>(sim::kBackStations - 1);
      body.spine_lateral_mm[i] += side * 50.0 * (share - 0.5);
    }
  }
  return body;
}

}  // namespace

std::string_view name(Hostile hostile) {
  switch (hostile) {
    case Hostile::askew:
      return "askew";
    case Hostile::half_off:
      return "half_off";
    case Hostile::one_shoulder:
      return "one_shoulder";
    case Hostile::slides:
      return "slides";
    case Hostile::child:
      return "child";
    case Hostile::cushion:
      return "cushion";
    case Hostile::bag:
      return "bag";
    case Hostile::phone:
      return "phone";
    case Hostile::coat_folds:
      return "coat_folds";
    case Hostile::dead_side:
      return "dead_side";
    case Hostile::hot_cells:
      return "hot_cells";
    case Hostile::garbage:
      return "garbage";
  }
  return "?";
}

ScanBody measure_scan(std::uint64_t seed, const People& people, Hostile hostile) {
  Dice dice(seed);
  const double side = either_side(dice);
  ScanRun run(sitting(hostile, people, seed, side), seed, tampered(hostile, seed, dice));
  run.person().sit_down();
  if (hostile == Hostile::askew) run.person().shift_lateral(Millimetre(side * 30.0));
  if (hostile == Hostile::half_off) run.person().shift_lateral(Millimetre(side * 90.0));
  const Duration slides_at = from_seconds(between(dice, 1.0, 14.0));
  return run.finish([&](Duration since_start) {
    if (hostile == Hostile::slides && since_start >= slides_at &&
        since_start < slides_at + kCyclePeriod) {
      run.person().shift_lateral(Millimetre(side * 25.0));
    }
  });
}

}  // namespace knead::evaluate
