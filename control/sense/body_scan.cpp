#include "control/sense/body_scan.hpp"

#include <algorithm>
#include <cmath>

#include "control/sense/cell_pull.hpp"

namespace knead::sense {

namespace {

/// A row counts for the spine by its load; below this share of the strongest row, not at all.
constexpr double kRowMatters = 0.08;
/// Likeness and sharpness of the sides at which a row is fully believed, and not at all. Assumed
/// from what symmetrical and random rows give.
constexpr double kLikenessNone = 0.6;
constexpr double kLikenessFull = 0.9;
constexpr double kSharpnessFull = 0.06;
/// A broad back on a flat mat is alike about many axes, but most about one: it counts by how often
/// the likeness lost beside it is as large as what is unlike about it. Assumed; random rows stay
/// below 1.
constexpr double kContrastNone = 1.0;
constexpr double kContrastFull = 4.0;
constexpr double kLeastUnlike = 1e-3;
/// Spread of the rows about the fitted line at which half of the confidence is gone.
constexpr Millimetre kHalfBelieved{15.0};
constexpr double kDipFull = 0.25;
/// The load's centre wanders by 1 mm with breathing and noise; people who slide move it by more.
/// Assumed.
constexpr Millimetre kMoves{6.0};
/// Further out the arms (22 to 150 mm) no longer reach the muscles of both sides alike. Assumed.
constexpr Millimetre kOffCentre{40.0};
/// How far one row's axis is off, one standard deviation, as a part of the line: what the rollers'
/// own uncertainty is weighed against. From the train seeds.
constexpr Millimetre kRowSpread{10.0};
/// The mat's line at one height, one standard deviation. From the train seeds.
constexpr Millimetre kLineSpread{5.0};
/// Mat and rollers contradict one another beyond this many standard deviations of both.
constexpr double kContradiction = 3.0;
/// What the rollers felt counts only when it is as sure as this. People in the middle are felt
/// within 4.1 mm (98 of 100, train seeds), those 30 mm aside within 6 at the better height; a line
/// that a bag drew aside left the arms too little way, and 6.5 and 7.8 mm.
constexpr Millimetre kFeltWithin{6.0};
/// The mat alone must be as sure as this.
constexpr double kConfidentAlone = 0.9;

double ramp(double x, double none, double full) noexcept {
  return std::clamp((x - none) / (full - none), 0.0, 1.0);
}

double belief_in(const SymmetryAxis::Axis& axis) noexcept {
  const double contrast = axis.sharpness / (1.0 - axis.likeness + kLeastUnlike);
  return ramp(axis.likeness, kLikenessNone, kLikenessFull) *
         std::max(ramp(axis.sharpness, 0.0, kSharpnessFull),
                  ramp(contrast, kContrastNone, kContrastFull));
}

double load_centre(const PressureMap& map, const MatGeometry& geometry) noexcept {
  double load = 0.0;
  double moment = 0.0;
  for (std::size_t i = 0; i < geometry.rows * geometry.columns; ++i) {
    load += map.cells[i].value();
    moment += map.cells[i].value() * geometry.lateral(i % geometry.columns).value();
  }
  return moment / load;
}

}  // namespace

BodyScan::BodyScan(const MatGeometry& geometry, Millimetre borders_within)
    : geometry_(geometry),
      borders_within_(borders_within),
      axis_(geometry),
      fit_(Millimetre(0.0), Millimetre(1.0)) {}

void BodyScan::reset() noexcept { *this = BodyScan(geometry_, borders_within_); }

void BodyScan::look_anew() noexcept {
  sum_.fill(0.0);
  frames_ = 0;
  rows_done_ = 0;
  mat_tells_ = false;
}

void BodyScan::moved() noexcept {
  look_anew();
  finding_ = ScanFinding{.doubt = ScanDoubt::moving};
}

double BodyScan::mean(std::size_t row, std::size_t column) const noexcept {
  return sum_[row * geometry_.columns + column] / static_cast<double>(frames_);
}

void BodyScan::update(const PressureMap& map) noexcept {
  if (mat_tells_ || finding_.found) return;
  if (const ScanDoubt doubt = doubt_about(map, geometry_); doubt != ScanDoubt::none) {
    look_anew();
    finding_ = ScanFinding{.doubt = doubt};
    return;
  }
  if (frames_ < kFrames) {
    average(map);
    return;
  }
  if (rows_done_ < std::min(geometry_.rows, kMaxMatRows)) {
    std::array<double, kMaxMatCells> cells{};
    for (std::size_t c = 0; c < geometry_.columns; ++c) cells[c] = mean(rows_done_, c);
    axis_.take_row(rows_done_, std::span(cells.data(), geometry_.columns));
    ++rows_done_;
    return;
  }
  judge_mat();
}

void BodyScan::average(const PressureMap& map) noexcept {
  const double centre = load_centre(map, geometry_);
  if (frames_ == 0) first_centre_mm_ = centre;
  if (std::abs(centre - first_centre_mm_) > kMoves.value()) {
    moved();
    return;
  }
  for (std::size_t i = 0; i < geometry_.rows * geometry_.columns; ++i) {
    sum_[i] += map.cells[i].value();
  }
  ++frames_;
}

void BodyScan::judge_mat() noexcept {
  finding_ = ScanFinding{};
  std::array<double, kMaxMatRows> sums{};
  for (std::size_t r = 0; r < rows_done_; ++r) {
    for (std::size_t c = 0; c < geometry_.columns; ++c) {
      picture_[r * geometry_.columns + c] = mean(r, c);
      sums[r] += mean(r, c);
    }
  }
  const std::span<const double> row_sums(sums.data(), rows_done_);
  const BackLandmarks landmarks = find_landmarks(row_sums, geometry_);
  finding_.doubt = ScanDoubt::not_leaning;
  if (landmarks.plausible) {
    finding_.pelvis_along = landmarks.pelvis;
    finding_.shoulders_along = landmarks.shoulders;
    finding_.borders = borders_from(landmarks);
    finding_.confidence = fit_rows(row_sums, landmarks) * ramp(landmarks.dip, 0.0, kDipFull);
    if (finding_.confidence > 0.0) take_line();
    const bool clear =
        finding_.confidence >= kConfident && borders_agree(landmarks, borders_within_);
    finding_.doubt = !clear                                ? ScanDoubt::unclear
                     : abs(finding_.centring) > kOffCentre ? ScanDoubt::off_centre
                                                           : ScanDoubt::none;
  }
  look_anew();
  mat_tells_ = finding_.doubt == ScanDoubt::none;
}

double BodyScan::fit_rows(std::span<const double> row_sums,
                          const BackLandmarks& landmarks) noexcept {
  const double strongest = *std::ranges::max_element(row_sums);
  const Millimetre top = finding_.borders.thoracic_cervical;
  fit_ = SpineFit(landmarks.pelvis, top);
  const CellPull pull(geometry_);
  std::array<Millimetre, kMaxMatRows> lateral{};
  std::array<double, kMaxMatRows> weights{};
  double believed = 0.0;
  double possible = 0.0;
  for (std::size_t r = 0; r < row_sums.size(); ++r) {
    const Millimetre along = geometry_.along(r);
    if (along < landmarks.pelvis - geometry_.row_pitch() || along > top ||
        row_sums[r] < kRowMatters * strongest) {
      continue;
    }
    const SymmetryAxis::Axis axis = axis_.at(r);
    const CellPull::Axis freed = pull.undo(
        axis.lateral, (along - landmarks.pelvis) / (landmarks.shoulders - landmarks.pelvis));
    weights[r] = belief_in(axis);
    lateral[r] = freed.lateral;
    believed += weights[r];
    possible += 1.0;
    fit_.add(along, lateral[r], weights[r] * freed.weight);
  }
  if (!fit_.solve()) return 0.0;
  double spread = 0.0;
  for (std::size_t r = 0; r < row_sums.size(); ++r) {
    const double off = (lateral[r] - fit_.at(geometry_.along(r))).value();
    spread += weights[r] * off * off;
  }
  spread = std::sqrt(spread / believed) / kHalfBelieved.value();
  return believed / possible / (1.0 + spread * spread);
}

void BodyScan::take_line() noexcept {
  finding_.spine = fit_.line();
  constexpr int kPlaces = 8;
  Millimetre sum{};
  for (int i = 0; i < kPlaces; ++i) {
    const double share = (i + 0.5) / kPlaces;
    sum +=
        fit_.at(finding_.pelvis_along + (finding_.shoulders_along - finding_.pelvis_along) * share);
  }
  finding_.centring = sum / static_cast<double>(kPlaces);
}

void BodyScan::conclude_without_rollers() noexcept {
  finding_.found = mat_tells_ && finding_.confidence >= kConfidentAlone;
  finding_.doubt = finding_.found ? ScanDoubt::none : ScanDoubt::unclear;
  if (!finding_.found) look_anew();
}

void BodyScan::too_far_aside() noexcept {
  finding_.doubt = ScanDoubt::off_centre;
  look_anew();
}

void BodyScan::conclude(std::span<const SweepAxis::Axis> felt,
                        std::optional<Millimetre> chest_begins) noexcept {
  const auto counts = [](const SweepAxis::Axis& axis) { return axis.uncertainty <= kFeltWithin; };
  const bool joined = std::ranges::any_of(felt, counts);
  finding_.swept = true;
  // Where no back was felt at all, the mat is not believed however sure it is.
  const bool sure = joined || (!felt.empty() && finding_.confidence >= kConfidentAlone);
  finding_.doubt = sure ? ScanDoubt::none : ScanDoubt::unclear;
  for (const SweepAxis::Axis& axis : felt) {
    const double off = abs(axis.lateral - fit_.at(axis.along)).value();
    const double both = std::hypot(axis.uncertainty.value(), kLineSpread.value());
    if (off > kContradiction * both) finding_.doubt = ScanDoubt::unclear;
  }
  for (const SweepAxis::Axis& axis : felt) {
    if (!counts(axis)) continue;
    const double relative = kRowSpread / axis.uncertainty;
    fit_.add(axis.along, axis.lateral, relative * relative);
  }
  if (joined && fit_.solve()) take_line();
  if (chest_begins) finding_.borders.lumbar_thoracic = *chest_begins;
  if (finding_.doubt == ScanDoubt::none && abs(finding_.centring) > kOffCentre) {
    finding_.doubt = ScanDoubt::off_centre;
  }
  finding_.found = finding_.doubt == ScanDoubt::none;
}

}  // namespace knead::sense
