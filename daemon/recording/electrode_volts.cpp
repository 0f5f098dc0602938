#include "daemon/recording/electrode_volts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace knead::recording {

namespace {

constexpr double kStretch_s = 0.25;
constexpr double kCalmShare = 0.1;

std::optional<double> volts_per(std::string_view unit) {
  if (unit == "V") return 1.0;
  if (unit == "mV") return 1e-3;
  if (unit == "uV" || unit == "µV" || unit == "μV") return 1e-6;
  return std::nullopt;
}

double median(std::span<const double> samples) {
  std::vector<double> sorted(samples.begin(), samples.end());
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::ranges::nth_element(sorted, middle);
  return *middle;
}

std::vector<double> scaled(std::span<const double> samples, double zero, double factor) {
  std::vector<double> out;
  out.reserve(samples.size());
  for (double s : samples) out.push_back((s - zero) * factor);
  return out;
}

}  // namespace

double rest_rms(std::span<const double> samples, Hertz rate) {
  if (samples.empty()) return 0.0;
  const double zero = median(samples);
  const auto stretch = std::clamp<std::size_t>(static_cast<std::size_t>(kStretch_s * rate.value()),
                                               1, samples.size());
  std::vector<double> levels;
  for (std::size_t first = 0; first + stretch <= samples.size(); first += stretch) {
    double squares = 0.0;
    for (double s : samples.subspan(first, stretch)) squares += (s - zero) * (s - zero);
    levels.push_back(std::sqrt(squares / static_cast<double>(stretch)));
  }
  std::ranges::sort(levels);
  return levels[static_cast<std::size_t>(kCalmShare * static_cast<double>(levels.size() - 1))];
}

Result<ElectrodeVolts> to_electrode_volts(std::span<const double> samples, std::string_view unit,
                                          Hertz rate) {
  if (const std::optional<double> factor = volts_per(unit)) {
    return ElectrodeVolts{scaled(samples, 0.0, *factor), fmt::format("from {}", unit)};
  }
  if (!unit.starts_with("adc counts")) {
    return failure(
        ErrorCode::wrong_type, "unit",
        fmt::format("'{}' cannot be turned into volts. Use V, mV, uV or adc counts.", unit));
  }
  const double rest = rest_rms(samples, rate);
  if (!(rest > 0.0)) {
    return failure(ErrorCode::out_of_range, "samples",
                   "the calmest tenth of these counts never moves, so that no scale can be found. "
                   "Give the recording in V, mV or uV.");
  }
  return ElectrodeVolts{scaled(samples, median(samples), kAssumedRest.value() / rest),
                        "adc counts, scaled so that the rest RMS is 5 uV"};
}

}  // namespace knead::recording
