#include "daemon/evaluate/offline_scan.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "control/sense/back_landmarks.hpp"
#include "control/sense/body_scan.hpp"

namespace knead::evaluate {

namespace {

/// The trunk's window, resampled to a mat that the chair's scan can take: broad enough
/// for the edges of a man's back.
constexpr std::size_t kWindowRows = 21;
constexpr std::size_t kWindowColumns = 12;
constexpr Millimetre kWindowBreadth{720.0};
/// Below the pelvis' crest and above the trunk's upper end the window goes on by this much.
constexpr Millimetre kBelowPelvis{130.0};
constexpr Millimetre kAboveTrunk{40.0};
/// A row with this share of the strongest one is leant on.
constexpr double kLeantOn = 0.12;
/// Where the chair's middling person presses: heights are read in that frame.
constexpr Millimetre kMiddlingPelvis{150.0};
constexpr Millimetre kMiddlingLength{400.0};  ///< from there to the shoulder blades
/// Who lies has the head and the tops of the shoulders on the mat too: what fades above the blades
/// may lie further from where blades and pelvis say. Assumed.
constexpr Millimetre kBordersAgree{90.0};
/// Nobody is there if no cell reaches this share of the full scale.
constexpr double kFaint = 0.03;
/// A leaning back's load, for units that are no pressure: only their ratios are known.
constexpr double kMiddlingLoad_kpa_mm2 = 300.0 * 1000.0;

/// "raw 0-255" has 255; none if the unit does not say.
std::optional<double> full_scale(std::string_view unit) {
  const auto dash = unit.find("0-");
  if (dash == std::string_view::npos) return std::nullopt;
  double value = 0.0;
  const auto [end, error] =
      std::from_chars(unit.data() + dash + 2, unit.data() + unit.size(), value);
  if (error != std::errc{} || !(value > 0.0)) return std::nullopt;
  return value;
}

/// Rows [from, to] of a part of the body that lies on the mat in one piece.
struct Segment {
  std::size_t from = 0;
  std::size_t to = 0;
  double load = 0.0;
};

std::vector<Segment> segments_of(const std::vector<double>& sums) {
  const double least = kLeantOn * *std::ranges::max_element(sums);
  std::vector<Segment> segments;
  for (std::size_t r = 0; r < sums.size(); ++r) {
    if (sums[r] < least) continue;
    if (segments.empty() || r > segments.back().to + 1) segments.push_back({r, r, 0.0});
    segments.back().to = r;
    segments.back().load += sums[r];
  }
  return segments;
}

/// A frame with its head end last, as in the chair.
class Upright {
 public:
  Upright(const recording::MatRecording& mat, const MatPitch& pitch, bool head_first)
      : mat_(mat), pitch_(pitch), head_first_(head_first) {}

  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return mat_.at(head_first_ ? mat_.rows - 1 - row : row, column);
  }
  /// In the frame's own place.
  [[nodiscard]] Millimetre own(Millimetre along) const {
    return head_first_ ? pitch_.along * static_cast<double>(mat_.rows) - along : along;
  }
  /// Mean over a rectangle, in mm from the lower left corner; nothing beyond the mat.
  [[nodiscard]] double mean(double low, double high, double left, double right) const {
    double sum = 0.0;
    for (std::size_t r = 0; r < mat_.rows; ++r) {
      const double part = overlap(r, pitch_.along.value(), low, high);
      if (part <= 0.0) continue;
      for (std::size_t c = 0; c < mat_.columns; ++c) {
        sum += at(r, c) * part * overlap(c, pitch_.across.value(), left, right);
      }
    }
    return sum / ((high - low) * (right - left));
  }

 private:
  static double overlap(std::size_t cell, double pitch, double from, double to) {
    const double begin = static_cast<double>(cell) * pitch;
    return std::max(0.0, std::min(begin + pitch, to) - std::max(begin, from));
  }

  const recording::MatRecording& mat_;
  MatPitch pitch_;
  bool head_first_;
};

std::vector<double> row_sums(const recording::MatRecording& mat, const Upright& frame) {
  std::vector<double> sums(mat.rows);
  for (std::size_t r = 0; r < mat.rows; ++r) {
    for (std::size_t c = 0; c < mat.columns; ++c) sums[r] += std::max(0.0, frame.at(r, c));
  }
  return sums;
}

bool is_faint(const recording::MatRecording& mat) {
  const double strongest = *std::ranges::max_element(mat.cells);
  if (!(strongest > 0.0)) return true;
  const auto scale = full_scale(mat.unit);
  return scale && strongest < kFaint * *scale;
}

/// A lying person has more than the trunk on the mat: the head is near it, the heels are far.
bool head_comes_first(const std::vector<Segment>& segments, const Segment& trunk,
                      std::size_t rows) {
  const Segment& first = segments.front();
  const Segment& last = segments.back();
  const bool before = first.to < trunk.from;
  const bool after = last.from > trunk.to;
  if (before && after) return trunk.from - first.to < last.from - trunk.to;
  const std::size_t far = rows / 4;
  if (before) return trunk.from - first.to < far;
  if (after) return last.from - trunk.to >= far;
  return false;
}

double centre_across(const recording::MatRecording& mat, const Upright& frame, const Segment& trunk,
                     Millimetre pitch) {
  double load = 0.0;
  double moment = 0.0;
  for (std::size_t r = trunk.from; r <= trunk.to; ++r) {
    for (std::size_t c = 0; c < mat.columns; ++c) {
      const double p = std::max(0.0, frame.at(r, c));
      load += p;
      moment += p * (static_cast<double>(c) + 0.5);
    }
  }
  return moment / load * pitch.value();
}

/// Crests of the trunk alone, with heights from its own lowest row.
sense::BackLandmarks crests(const std::vector<double>& sums, const Segment& trunk,
                            Millimetre pitch) {
  const std::size_t rows = trunk.to - trunk.from + 1;
  const MatGeometry strip{rows, 1, pitch * static_cast<double>(trunk.from),
                          pitch * static_cast<double>(rows), Millimetre(1.0)};
  const auto begin = sums.begin() + static_cast<std::ptrdiff_t>(trunk.from);
  const std::vector<double> part(begin, begin + static_cast<std::ptrdiff_t>(rows));
  return sense::find_landmarks(part, strip);
}

/// Lower edge, length and left edge of the window, in mm of the upright frame.
struct Place {
  Millimetre low{};
  Millimetre length{};
  Millimetre left{};
};

PressureMap window_of(const Upright& frame, const Place& place, const MatGeometry& window,
                      bool pressure) {
  PressureMap map;
  const double row_mm = place.length.value() / static_cast<double>(window.rows);
  const double column_mm = window.column_pitch().value();
  double sum = 0.0;
  for (std::size_t r = 0; r < window.rows; ++r) {
    const double from = place.low.value() + row_mm * static_cast<double>(r);
    for (std::size_t c = 0; c < window.columns; ++c) {
      const double begin = place.left.value() + column_mm * static_cast<double>(c);
      const double mean = std::max(0.0, frame.mean(from, from + row_mm, begin, begin + column_mm));
      map.cells[r * window.columns + c] = Kilopascal(mean);
      sum += mean;
    }
  }
  const double area = window.row_pitch().value() * window.column_pitch().value();
  if (!pressure && sum > 0.0) {
    for (Kilopascal& cell : map.cells) cell *= kMiddlingLoad_kpa_mm2 / (sum * area);
  }
  return map;
}

}  // namespace

OfflineScan scan_frame(const recording::MatRecording& mat, const MatPitch& pitch) {
  OfflineScan result;
  if (is_faint(mat)) return result;
  const Upright as_is(mat, pitch, false);
  const std::vector<Segment> found = segments_of(row_sums(mat, as_is));
  const Segment heaviest = *std::ranges::max_element(found, {}, &Segment::load);
  result.head_at_row_0 = head_comes_first(found, heaviest, mat.rows);

  const Upright frame(mat, pitch, result.head_at_row_0);
  const std::vector<double> sums = row_sums(mat, frame);
  const std::vector<Segment> segments = segments_of(sums);
  const Segment trunk = *std::ranges::max_element(segments, {}, &Segment::load);
  const sense::BackLandmarks rough = crests(sums, trunk, pitch.along);
  if (!rough.plausible) {
    result.doubt = ScanDoubt::not_leaning;
    return result;
  }

  const Millimetre low = std::max(Millimetre(0.0), rough.pelvis - kBelowPelvis);
  const Millimetre high = pitch.along * static_cast<double>(trunk.to + 1) + kAboveTrunk;
  const Millimetre middle(centre_across(mat, frame, trunk, pitch.across));
  // As tall as the middling person of the chair, with the pelvis where that one's is.
  const double scale = kMiddlingLength / (rough.shoulders - rough.pelvis);
  const auto as_in_chair = [&](Millimetre along) {
    return kMiddlingPelvis + (along - rough.pelvis) * scale;
  };
  const MatGeometry window{kWindowRows, kWindowColumns, as_in_chair(low), (high - low) * scale,
                           kWindowBreadth};
  const PressureMap map =
      window_of(frame, {low, high - low, middle - kWindowBreadth * 0.5}, window, mat.unit == "kPa");

  sense::BodyScan scan(window, kBordersAgree);
  for (std::size_t i = 0; i < sense::BodyScan::kFrames + window.rows + 1; ++i) scan.update(map);
  const ScanFinding& told = scan.finding();
  result.found = scan.mat_tells();
  result.confidence = told.confidence;
  result.doubt = told.doubt;

  const auto own = [&](Millimetre along) {
    return frame.own(rough.pelvis + (along - kMiddlingPelvis) * (1.0 / scale));
  };
  const Millimetre aside = middle - pitch.across * (0.5 * static_cast<double>(mat.columns));
  const RegionBorders& borders = told.borders;
  result.pelvis = own(told.pelvis_along);
  result.l5_s1 = own(borders.sacral_lumbar);
  // Five vertebrae with their discs make the lumbar spine.
  result.l4_l5 =
      own(borders.sacral_lumbar + (borders.lumbar_thoracic - borders.sacral_lumbar) * 0.2);
  result.t12_l1 = own(borders.lumbar_thoracic);
  result.shoulders = own(told.shoulders_along);
  result.c7 = own(borders.thoracic_cervical);
  result.centring = told.centring + aside;
  for (std::size_t i = 0; i < OfflineScan::kPoints; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(OfflineScan::kPoints - 1);
    const Millimetre along =
        told.pelvis_along + (borders.thoracic_cervical - told.pelvis_along) * share;
    result.spine[i] = {own(along), told.spine.at(along) + aside};
  }
  return result;
}

}  // namespace knead::evaluate
