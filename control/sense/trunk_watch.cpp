#include "control/sense/trunk_watch.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// Frames that a row's mean rests on: 0.5 s, in which noise falls to a seventh and nobody drifts
/// far. Less, and the row is not asked.
constexpr int kFrames = 50;
/// How often it is looked: each tenth of a second.
constexpr int kLookEvery = 10;
/// Rows with less than this share of the strongest one's load are not leant on.
constexpr double kRowMatters = 0.08;
/// How far a cell is from a shifted copy of its row, as a share of the row's mean cell: cell gains,
/// creep, a posture that changes a little. Assumed.
constexpr double kUnlike = 0.06;
/// What is known beforehand: people move aside and lean by some centimetres. Keeps a mat without
/// shape from saying anything.
constexpr double kPrior_mm = 30.0;
/// A look counts when the line is known to this, one standard deviation, at both ends of what it
/// saw.
constexpr double kSure_mm = 4.0;
/// Cells that are left of a row must say more than the two factors and the shift. Assumed.
constexpr int kFewestCells = 5;

/// How much steeper a back is across than its cells say, which average its crests and the valley
/// over the spine: by so much at cells of 60 mm, and with the square of their breadth. Mean over
/// 200 bodies of train seeds slid and swayed by 3 to 20 mm, at 30 to 60 mm; 90 % of them are within
/// 0.7 and 1.4 times that at 60 mm, and within 0.9 and 1.15 at 40 mm.
constexpr double kSteeper = 0.65;
constexpr Millimetre kSteeperAt{60.0};

double steeper(Millimetre pitch) noexcept {
  const double cells = pitch / kSteeperAt;
  return 1.0 + kSteeper * cells * cells;
}

/// Slope at a cell of a row by four neighbours (error of the fourth order).
double slope_at(std::span<const double> row, std::size_t column, Millimetre pitch) noexcept {
  const auto cell = [&](std::ptrdiff_t i) {
    const bool there = i >= 0 && i < static_cast<std::ptrdiff_t>(row.size());
    return there ? row[static_cast<std::size_t>(i)] : 0.0;
  };
  const auto c = static_cast<std::ptrdiff_t>(column);
  return steeper(pitch) * (8.0 * (cell(c + 1) - cell(c - 1)) - (cell(c + 2) - cell(c - 2))) /
         (12.0 * pitch.value());
}

/// A vector less what two others, not parallel, explain of it.
struct Plane {
  double aa = 0.0;
  double ab = 0.0;
  double bb = 0.0;

  struct Factors {
    double a = 0.0;
    double b = 0.0;
  };
  [[nodiscard]] Factors explain(double va, double vb) const noexcept {
    const double det = aa * bb - ab * ab;
    return {(va * bb - vb * ab) / det, (vb * aa - va * ab) / det};
  }
  [[nodiscard]] bool flat() const noexcept { return !(aa * bb - ab * ab > 1e-6 * aa * bb); }
};

}  // namespace

/// Normal equations of a displacement that grows with height: its middle between pelvis and C7, and
/// how much more it is at C7.
struct TrunkWatch::Sums {
  Eigen::Matrix2d squares = Eigen::Matrix2d::Identity() / (kPrior_mm * kPrior_mm);
  Eigen::Vector2d products = Eigen::Vector2d::Zero();
  double lowest = 1.0;  ///< of the rows in it: -1 pelvis, 1 C7
  double highest = -1.0;
};

void TrunkWatch::begin(std::span<const double> picture, const ScanFinding& found) noexcept {
  *this = TrunkWatch(mat_, tolerance_);
  begun_ = true;
  low_ = found.pelvis_along;
  high_ = found.borders.thoracic_cervical;
  double strongest = 0.0;
  for (std::size_t r = 0; r < mat_.rows; ++r) {
    const std::span<const double> row = picture.subspan(r * mat_.columns, mat_.columns);
    const Millimetre spine = found.spine.at(mat_.along(r));
    double sum = 0.0;
    for (std::size_t c = 0; c < mat_.columns; ++c) {
      const std::size_t i = r * mat_.columns + c;
      sum += row[c];
      then_[i] = row[c];
      slope_[i] = slope_at(row, c, mat_.column_pitch());
      left_[i] = std::clamp(0.5 + (spine - mat_.lateral(c)) / mat_.column_pitch(), 0.0, 1.0);
    }
    strongest = std::max(strongest, sum);
  }
  loaded_ = kRowMatters * strongest;
}

void TrunkWatch::average(const PressureMap& back, const signal::RollersOnMat& rollers) noexcept {
  const signal::CellMask near_a_roller = signal::near_rollers(mat_, rollers);
  for (std::size_t r = 0; r < mat_.rows; ++r) {
    const std::size_t begin = r * mat_.columns;
    const std::size_t end = begin + mat_.columns;
    const bool near = std::any_of(near_a_roller.begin() + begin, near_a_roller.begin() + end,
                                  [](bool cell) { return cell; });
    // What was before the roller came is old by the time it has gone.
    frames_[r] = near ? 0 : std::min(frames_[r] + 1, kFrames);
    if (near) continue;
    for (std::size_t i = begin; i < end; ++i) {
      now_[i] = frames_[r] == 1 ? back.cells[i].value()
                                : now_[i] + (back.cells[i].value() - now_[i]) / frames_[r];
    }
  }
}

void TrunkWatch::add_row(std::size_t row, const Cells& faulty, Sums& sums) const noexcept {
  const std::size_t begin = row * mat_.columns;
  const std::size_t end = begin + mat_.columns;
  const auto each = [&](auto visit) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!faulty[i]) visit(i);
    }
  };
  Plane sides;
  double left = 0.0;
  double right = 0.0;
  double load = 0.0;
  int cells = 0;
  each([&](std::size_t i) {
    const double l = then_[i] * left_[i];
    const double r = then_[i] * (1.0 - left_[i]);
    sides.aa += l * l;
    sides.ab += l * r;
    sides.bb += r * r;
    left += now_[i] * l;
    right += now_[i] * r;
    load += now_[i];
    ++cells;
  });
  if (cells < kFewestCells || !(load > loaded_) || sides.flat()) return;
  const Plane::Factors gain = sides.explain(left, right);
  // A shift to the right makes a cell what its left neighbour was: less the slope.
  const auto moves = [&](std::size_t i) {
    return -slope_[i] * (gain.a * left_[i] + gain.b * (1.0 - left_[i]));
  };
  double moves_left = 0.0;
  double moves_right = 0.0;
  each([&](std::size_t i) {
    moves_left += moves(i) * then_[i] * left_[i];
    moves_right += moves(i) * then_[i] * (1.0 - left_[i]);
  });
  const Plane::Factors same = sides.explain(moves_left, moves_right);
  double square = 0.0;
  double product = 0.0;
  each([&](std::size_t i) {
    const double l = then_[i] * left_[i];
    const double r = then_[i] * (1.0 - left_[i]);
    const double own = moves(i) - same.a * l - same.b * r;
    square += own * own;
    product += own * (now_[i] - gain.a * l - gain.b * r);
  });
  const double unlike = kUnlike * load / cells;
  const double weight = 1.0 / (unlike * unlike);
  const double t = (2.0 * (mat_.along(row) - low_)) / (high_ - low_) - 1.0;
  const Eigen::Vector2d basis(1.0, t);
  sums.squares += weight * square * basis * basis.transpose();
  sums.products += weight * product * basis;
  sums.lowest = std::min(sums.lowest, t);
  sums.highest = std::max(sums.highest, t);
}

TrunkWatch::Aside TrunkWatch::look(const Cells& faulty) const noexcept {
  Sums sums;
  for (std::size_t r = 0; r < mat_.rows; ++r) {
    const Millimetre along = mat_.along(r);
    const bool back = along > low_ - mat_.row_pitch() && along < high_;
    if (back && frames_[r] == kFrames) add_row(r, faulty, sums);
  }
  const auto solver = sums.squares.ldlt();
  const Eigen::Vector2d aside = solver.solve(sums.products);
  const Eigen::Matrix2d spread = solver.solve(Eigen::Matrix2d::Identity());
  const Eigen::Vector2d low(1.0, sums.lowest);
  const Eigen::Vector2d high(1.0, sums.highest);
  const double variance = std::max(low.dot(spread * low), high.dot(spread * high));
  return {Millimetre(low.dot(aside)), Millimetre(high.dot(aside)), variance < kSure_mm * kSure_mm};
}

void TrunkWatch::update(const PressureMap& back, const signal::RollersOnMat& rollers,
                        const Cells& faulty, TimePoint now) noexcept {
  if (!begun_) return;
  average(back, rollers);
  if (++until_look_ < kLookEvery) return;
  until_look_ = 0;
  const Aside aside = look(faulty);
  if (!aside.sure) return;
  offset_ = abs(aside.highest) > abs(aside.lowest) ? aside.highest : aside.lowest;
  if (abs(offset_) <= tolerance_.by) {
    away_since_.reset();
  } else if (!away_since_) {
    away_since_ = now;
  }
  shifted_ = away_since_ && now - *away_since_ >= tolerance_.hold;
}

}  // namespace knead::sense
