#include "control/sense/back_landmarks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace knead::sense {

namespace {

/// Rows with less than this share of the strongest one are not leant on.
constexpr double kLeantOn = 0.1;
/// The small of the back is sought in the middle of what is leant on.
constexpr double kMiddleFrom = 0.25;
constexpr double kMiddleTo = 0.75;
/// From where the pelvis presses (about S2/S3) to where the blades do (about T7): 65 mm of sacrum,
/// 180 mm of lumbar spine and half of 285 mm of thoracic spine make about 395 mm in an adult of
/// middle size. ANSUR II: sitting C7 height 580 to 780 mm, that is 0.85 to 1.15 of the mean.
constexpr Millimetre kMiddling{395.0};
constexpr double kShortest = 0.75;
constexpr double kLongest = 1.3;
/// Shares of that distance at which the borders lie: sacrum's end, plus the lumbar spine, plus the
/// rest of the thoracic spine (135 mm above T7).
constexpr double kSacralLumbar = 65.0 / 395.0;
constexpr double kLumbarThoracic = (65.0 + 180.0) / 395.0;
constexpr double kThoracicCervical = (395.0 + 135.0) / 395.0;

using Rows = std::span<const double>;

/// Row position of a crest near `peak`: the centre of what stands above half of it next to it.
double crest(Rows sums, std::size_t peak) noexcept {
  double weight = 0.0;
  double moment = 0.0;
  const std::size_t from = peak >= 2 ? peak - 2 : 0;
  for (std::size_t i = from; i < std::min(sums.size(), peak + 3); ++i) {
    const double above = std::max(0.0, sums[i] - 0.5 * sums[peak]);
    weight += above;
    moment += above * static_cast<double>(i);
  }
  return moment / weight;
}

}  // namespace

BackLandmarks find_landmarks(Rows row_sums, const MatGeometry& geometry) noexcept {
  BackLandmarks found;
  if (row_sums.size() < 6) {
    return found;
  }
  const double strongest = *std::max_element(row_sums.begin(), row_sums.end());
  if (!(strongest > 0.0)) {
    return found;
  }
  const auto leant_on = [&](double sum) { return sum >= kLeantOn * strongest; };
  const auto first = std::find_if(row_sums.begin(), row_sums.end(), leant_on) - row_sums.begin();
  const auto last =
      static_cast<std::ptrdiff_t>(row_sums.size()) - 1 -
      (std::find_if(row_sums.rbegin(), row_sums.rend(), leant_on) - row_sums.rbegin());
  const auto length = static_cast<double>(last - first);
  const auto from = first + static_cast<std::ptrdiff_t>(std::floor(kMiddleFrom * length));
  const auto to = first + static_cast<std::ptrdiff_t>(std::ceil(kMiddleTo * length)) + 1;
  const auto begin = row_sums.begin();
  const auto small = std::min_element(begin + from, begin + to);
  const auto low = std::max_element(begin + first, small + 1);
  const auto high = std::max_element(small, begin + last + 1);

  const auto height = [&](double row) {
    return geometry.origin_along + geometry.row_pitch() * (row + 0.5);
  };
  found.pelvis = height(crest(row_sums, static_cast<std::size_t>(low - begin)));
  found.shoulders = height(crest(row_sums, static_cast<std::size_t>(high - begin)));
  found.dip = 1.0 - *small / std::min(*low, *high);
  const double size = (found.shoulders - found.pelvis) / kMiddling;
  found.plausible = found.dip > 0.0 && size >= kShortest && size <= kLongest;
  return found;
}

RegionBorders borders_between(Millimetre pelvis, Millimetre shoulders) noexcept {
  const Millimetre length = shoulders - pelvis;
  return {pelvis + length * kSacralLumbar, pelvis + length * kLumbarThoracic,
          pelvis + length * kThoracicCervical};
}

}  // namespace knead::sense
