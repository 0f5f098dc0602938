#include "control/signal/mat_cell_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

namespace {

/// A cell that carries this much can be judged: six times the reference mat's noise.
constexpr double kLoaded_kpa = 0.3;
/// Dead: under this share of the lesser of two opposite neighbours that carry at least so much. A
/// back's pressure does not fall to nothing and rise again within two cells.
constexpr double kPair_kpa = 0.6;
constexpr double kDeadShare = 0.1;
/// Hot: over this many times the third strongest neighbour and so much more (two of the neighbours
/// may be hot themselves). Between neighbours of 45 by 60 mm a seated body's pressure triples at
/// most in the simulated chair.
constexpr double kHotTimes = 3.0;
constexpr double kHot_kpa = 1.5;
constexpr int kExplain = 3;
/// A roller that lets go takes its load away as suddenly as a wire that breaks; what it did is over
/// after this time. Assumed.
constexpr Duration kRollerLingers = 300ms;
/// What the strongest cell under a heavy person carries without a roller. Assumed.
constexpr double kHeavy_kpa = 25.0;
/// Repeats are judged once so many loaded cells say how often a good one repeats itself.
constexpr std::size_t kWitnesses = 8;
constexpr double kShareFollows = 0.01;  ///< per frame: about 1 s
constexpr int kFewestRepeats = 20;
constexpr double kChance = 28.0;  ///< - ln of a chance of 1 in 10^12
constexpr double kRarestRepeat = 0.02;
/// A mat with less than this on it is empty; a cell that then reads more than that is at fault.
constexpr Newton kEmpty{15.0};
constexpr double kNothing_kpa = 0.5;
constexpr double kTooMany = 0.1;

/// The most that one cell sees of the mechanical limiter's 120 N, over what lies there anyway.
double beyond_any_load(const MatGeometry& mat) {
  const double cell_mm2 = mat.row_pitch().value() * mat.column_pitch().value();
  return kHeavy_kpa + 120.0e3 / cell_mm2;
}

}  // namespace

MatCellWatch::MatCellWatch(const MatGeometry& geometry)
    : mat_(geometry),
      cells_(std::min(geometry.rows * geometry.columns, kMaxMatCells)),
      over_kpa_(beyond_any_load(geometry)),
      stillness_(geometry),
      stride_(geometry.columns + 2) {
  witnesses_.fill(kSaysNothing);
}

std::size_t MatCellWatch::count() const {
  return static_cast<std::size_t>(std::count(faulty_.begin(), faulty_.end(), true));
}

bool MatCellWatch::too_many() const {
  if (static_cast<double>(count()) > kTooMany * static_cast<double>(cells_)) return true;
  bool row_before = false;
  for (std::size_t row = 0; row < mat_.rows; ++row) {
    const auto begin = faulty_.begin() + static_cast<std::ptrdiff_t>(row * mat_.columns);
    const auto broken = std::count(begin, begin + static_cast<std::ptrdiff_t>(mat_.columns), true);
    const bool half = 2 * static_cast<std::size_t>(broken) >= mat_.columns;
    if (half && row_before) return true;
    row_before = half;
  }
  return false;
}

void MatCellWatch::update(const PressureMap& reading, const PressureMap& pressure,
                          TimePoint acquired, const RollersOnMat& rollers) noexcept {
  count_repeats(reading, pressure);
  stillness_.update(pressure, acquired, rollers, faulty_);
  call_witnesses(pressure);
  const CellMask near = near_rollers(mat_, rollers);
  for (std::size_t row = 0; row < mat_.rows; ++row) {
    for (std::size_t column = 0; column < mat_.columns; ++column) {
      const std::size_t i = row * mat_.columns + column;
      if (!faulty_[i]) judge(i, witness(row, column), acquired, near[i]);
    }
  }
  judge_rows(pressure);
  forgive(pressure, acquired);
}

void MatCellWatch::count_repeats(const PressureMap& reading, const PressureMap& pressure) noexcept {
  std::size_t loaded = 0;
  std::size_t repeated = 0;
  for (std::size_t i = 0; i < cells_; ++i) {
    const double read = reading.cells[i].value();
    const bool same = read == last_read_[i];
    last_read_[i] = read;
    repeats_[i] = same ? repeats_[i] + 1 : 0;
    const bool counts = !faulty_[i] && pressure.cells[i].value() >= kLoaded_kpa;
    loaded += counts ? 1 : 0;
    repeated += counts && same ? 1 : 0;
  }
  repeats_known_ = loaded >= kWitnesses;
  if (!repeats_known_) return;
  const double share = static_cast<double>(repeated) / static_cast<double>(loaded);
  repeat_share_ += kShareFollows * (share - repeat_share_);
  rarer_by_a_repeat_ = -std::log(std::clamp(repeat_share_, kRarestRepeat, 1.0));
}

bool MatCellWatch::repeats_beyond_chance(std::size_t cell) const noexcept {
  const int repeats = repeats_[cell];
  return repeats_known_ && repeats >= kFewestRepeats && repeats * rarer_by_a_repeat_ > kChance;
}

void MatCellWatch::call_witnesses(const PressureMap& pressure) noexcept {
  for (std::size_t row = 0; row < mat_.rows; ++row) {
    double* witness = witnesses_.data() + this->witness(row, 0);
    const std::size_t begin = row * mat_.columns;
    for (std::size_t c = 0; c < mat_.columns; ++c) {
      witness[c] = faulty_[begin + c] ? kSaysNothing : pressure.cells[begin + c].value();
    }
  }
}

bool MatCellWatch::reads_nothing_between_loads(std::size_t witness) const noexcept {
  const double own = witnesses_[witness];
  const auto between = [&](std::size_t step) {
    const double lesser = std::min(witnesses_[witness - step], witnesses_[witness + step]);
    return lesser > kPair_kpa && own < kDeadShare * lesser;
  };
  return between(1) || between(stride_);
}

bool MatCellWatch::towers(std::size_t witness) const noexcept {
  const double own = witnesses_[witness];
  const auto explains = [&](std::size_t other) {
    return own <= kHotTimes * witnesses_[other] + kHot_kpa ? 1 : 0;
  };
  int explain = explains(witness - 1) + explains(witness + 1) + explains(witness - stride_) +
                explains(witness + stride_);
  if (explain >= kExplain) return false;
  explain += explains(witness - stride_ - 1) + explains(witness - stride_ + 1) +
             explains(witness + stride_ - 1) + explains(witness + stride_ + 1);
  return explain < kExplain;
}

bool MatCellWatch::lost_all_at_once(Cell& cell, double own, bool rolled) noexcept {
  // A body that moves away takes a tenth of a second or more; a wire that breaks takes none.
  if (!rolled && cell.last_pressure > kPair_kpa && own < kDeadShare * cell.last_pressure) {
    cell.fell_from = cell.last_pressure;
  }
  cell.last_pressure = own;
  if (own > 2.0 * kDeadShare * cell.fell_from) cell.fell_from = 0.0;
  return cell.fell_from > 0.0;
}

void MatCellWatch::judge(std::size_t i, std::size_t witness, TimePoint now,
                         bool near_a_roller) noexcept {
  Cell& cell = watched_[i];
  const double own = witnesses_[witness];
  if (near_a_roller) cell.rolled_at = now;
  const bool rolled = now - cell.rolled_at < kRollerLingers;
  const bool lost = lost_all_at_once(cell, own, rolled);
  const bool empty_between = !rolled && reads_nothing_between_loads(witness);
  const bool hot = !rolled && own > kHot_kpa && towers(witness);
  const bool over = own > over_kpa_;
  const bool stuck = own > kLoaded_kpa && (repeats_beyond_chance(i) || stillness_.still(i));
  const bool suspected = lost || empty_between || hot || over || stuck;
  if (!suspected && !cell.suspected) return;  // nearly all cells, nearly always
  cell.suspected = suspected;
  const bool dead_long = cell.dead.lasted(lost || empty_between, now, kDeadFor);
  const bool hot_long = cell.hot.lasted(hot, now, kHotFor);
  const bool over_long = cell.over.lasted(over, now, kOverFor);
  if (!dead_long && !hot_long && !over_long && !stuck) return;
  faulty_[i] = true;
  witnesses_[witness] = kSaysNothing;
}

void MatCellWatch::judge_rows(const PressureMap& pressure) noexcept {
  // A row whose wire is broken repeats one number, whatever it is; its neighbours may be broken
  // with it, so that no cell of it lies between two good ones.
  const auto carries = [&](std::size_t row) {
    for (std::size_t c = 0; c < mat_.columns; ++c) {
      const std::size_t i = row * mat_.columns + c;
      if (!faulty_[i] && pressure.cells[i].value() > kPair_kpa) return true;
    }
    return false;
  };
  const auto silent = [&](std::size_t row) {
    for (std::size_t c = 0; c < mat_.columns; ++c) {
      if (!repeats_beyond_chance(row * mat_.columns + c)) return false;
    }
    return true;
  };
  std::size_t first = mat_.rows;
  std::size_t last = 0;
  for (std::size_t row = 0; row < mat_.rows; ++row) {
    if (!carries(row)) continue;
    first = std::min(first, row);
    last = row;
  }
  for (std::size_t row = first + 1; row < last; ++row) {
    if (!silent(row)) continue;
    const auto begin = faulty_.begin() + static_cast<std::ptrdiff_t>(row * mat_.columns);
    std::fill(begin, begin + static_cast<std::ptrdiff_t>(mat_.columns), true);
  }
}

void MatCellWatch::forgive(const PressureMap& pressure, TimePoint now) noexcept {
  double lies_there = 0.0;
  for (std::size_t i = 0; i < cells_; ++i) {
    if (!faulty_[i]) lies_there += pressure.cells[i].value();
  }
  const double newtons = lies_there * mat_.row_pitch().value() * mat_.column_pitch().value() * 1e-3;
  if (!empty_.lasted(newtons < kEmpty.value(), now, kEmptyFor)) return;
  stillness_.reset();
  for (std::size_t i = 0; i < cells_; ++i) {
    if (pressure.cells[i].value() < kNothing_kpa) faulty_[i] = false;
  }
}

}  // namespace knead::signal
