#include "daemon/recording/resample.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::recording {

namespace {

/// Zero crossings of the sinc on each side: 32 with a Blackman window leave side lobes of -58 dB,
/// well below any electrode's noise.
constexpr double kCrossings = 32.0;
constexpr double kPassShare = 0.95;

double sinc(double x) {
  const double y = std::numbers::pi * x;
  return std::abs(y) < 1e-9 ? 1.0 : std::sin(y) / y;
}

/// `u` runs from -1 to 1 over the window.
double blackman(double u) {
  const double angle = std::numbers::pi * u;
  return 0.42 + 0.5 * std::cos(angle) + 0.08 * std::cos(2.0 * angle);
}

}  // namespace

std::vector<double> resample(std::span<const double> samples, Hertz from, Hertz to) {
  if (from == to) return {samples.begin(), samples.end()};
  const double step = from / to;
  // Cut-off in cycles per input sample, times two: 1 is the input's Nyquist frequency.
  const double cutoff = kPassShare * std::min(1.0, to / from);
  const double reach = kCrossings / cutoff;
  const auto last = static_cast<std::ptrdiff_t>(samples.size()) - 1;

  std::vector<double> out(static_cast<std::size_t>(static_cast<double>(samples.size()) / step));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double centre = static_cast<double>(i) * step;
    const auto first =
        std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(std::ceil(centre - reach)));
    const auto end =
        std::min<std::ptrdiff_t>(last, static_cast<std::ptrdiff_t>(std::floor(centre + reach)));
    double sum = 0.0;
    double weights = 0.0;
    for (std::ptrdiff_t k = first; k <= end; ++k) {
      const double distance = static_cast<double>(k) - centre;
      const double weight = sinc(distance * cutoff) * blackman(distance / reach);
      sum += weight * samples[static_cast<std::size_t>(k)];
      weights += weight;
    }
    out[i] = sum / weights;
  }
  return out;
}

}  // namespace knead::recording
