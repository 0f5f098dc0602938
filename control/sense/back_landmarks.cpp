#include "control/sense/back_landmarks.hpp"

#include <algorithm>
#include <array>
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
constexpr double kLongest = 1.45;
/// Height of a border from the heights at which the pressure fades.
struct BorderEstimate {
  double constant_mm;
  std::array<double, kFadeShares.size()> weights;

  [[nodiscard]] Millimetre at(const BackLandmarks& landmarks) const noexcept {
    Millimetre sum(constant_mm);
    for (std::size_t i = 0; i < weights.size(); ++i) sum += landmarks.fade[i] * weights[i];
    return sum;
  }
};

// Least squares on 2,000 simulated people of measured sizes (train seeds 1 to 2000). Left on 1,000
// others: 6.9, 8.7 and 3.1 mm RMS, of which 6.8, 8.6 and 0 are the scatter of a spine's proportions
// about its length, which no pressure shows. Pelvis and blades add nothing to the fading.
constexpr BorderEstimate kSacralLumbar{-15.8, {-0.267, 0.390, 0.073, 0.149}};
constexpr BorderEstimate kLumbarThoracic{-34.3, {-0.565, 0.688, 0.190, 0.300}};
constexpr BorderEstimate kThoracicCervical{-59.0, {-0.888, 1.250, 0.189, 0.525}};
/// C7 from pelvis and blades alone, fitted likewise: 11.7 mm RMS.
constexpr double kCervicalConstant_mm = 16.1;
constexpr double kCervicalByPelvis = 0.469;
constexpr double kCervicalByBlades = 1.079;

/// From one of kFadeShares to the next a back fades over this much: all of 3,000 simulated people
/// (train seeds) lie within it. A fold of cloth above the blades makes one step long, or short.
struct FadeStep {
  Millimetre middle;
  Millimetre at_most;  ///< off the middle
};
constexpr std::array<FadeStep, kFadeShares.size() - 1> kFadeSteps{{
    {Millimetre(22.0), Millimetre(11.0)},
    {Millimetre(19.0), Millimetre(10.5)},
    {Millimetre(18.5), Millimetre(15.0)},
}};

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

/// Row position above `peak` where the sums fall to `level`; the last row's end if they do not.
double falls_to(Rows sums, std::size_t peak, double level) noexcept {
  for (std::size_t i = peak; i + 1 < sums.size(); ++i) {
    if (sums[i] >= level && sums[i + 1] < level) {
      return static_cast<double>(i) + (sums[i] - level) / (sums[i] - sums[i + 1]);
    }
  }
  return static_cast<double>(sums.size()) - 0.5;
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
  for (std::size_t i = 0; i < kFadeShares.size(); ++i) {
    found.fade[i] =
        height(falls_to(row_sums, static_cast<std::size_t>(high - begin), kFadeShares[i] * *high));
  }
  found.dip = 1.0 - *small / std::min(*low, *high);
  const double size = (found.shoulders - found.pelvis) / kMiddling;
  found.plausible = found.dip > 0.0 && size >= kShortest && size <= kLongest;
  return found;
}

RegionBorders borders_from(const BackLandmarks& landmarks) noexcept {
  return {kSacralLumbar.at(landmarks), kLumbarThoracic.at(landmarks),
          kThoracicCervical.at(landmarks)};
}

bool borders_agree(const BackLandmarks& landmarks, Millimetre within) noexcept {
  const double loose = within / kBordersAgree;
  for (std::size_t i = 0; i < kFadeSteps.size(); ++i) {
    const Millimetre step = landmarks.fade[i + 1] - landmarks.fade[i];
    if (abs(step - kFadeSteps[i].middle) > kFadeSteps[i].at_most * loose) return false;
  }
  const Millimetre by_crests = Millimetre(kCervicalConstant_mm) +
                               landmarks.pelvis * kCervicalByPelvis +
                               landmarks.shoulders * kCervicalByBlades;
  return abs(kThoracicCervical.at(landmarks) - by_crests) <= within;
}

}  // namespace knead::sense
