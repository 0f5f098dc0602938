#include "config/measure_calibration.hpp"

#include <fmt/format.h>

#include <cmath>

namespace knead::config {

namespace {

struct Statistics {
  double mean_n = 0.0;
  double spread_n = 0.0;  ///< standard deviation
};

Result<Statistics> statistics(std::span<const Newton> readings) {
  if (readings.size() < kFewestReadings) {
    return failure(ErrorCode::out_of_range, "readings",
                   fmt::format("only {} came, {} are needed; is kneadd running well?",
                               readings.size(), kFewestReadings));
  }
  const auto count = static_cast<double>(readings.size());
  Statistics s;
  for (Newton reading : readings) {
    s.mean_n += reading.value() / count;
  }
  double squares = 0.0;
  for (Newton reading : readings) {
    squares += (reading.value() - s.mean_n) * (reading.value() - s.mean_n);
  }
  s.spread_n = std::sqrt(squares / (count - 1.0));
  if (!(s.spread_n <= kNoisiest.value())) {
    return failure(ErrorCode::out_of_range, "readings",
                   fmt::format("they spread by {:.2f} N and may by {} N; let nothing move or touch "
                               "the roller, and check the sensor's cable",
                               s.spread_n, kNoisiest.value()));
  }
  return s;
}

}  // namespace

Result<SensorRecord> zero_from(std::span<const Newton> nominal, const SensorRecord& before,
                               const std::string& date) {
  const Result<Statistics> s = statistics(nominal);
  if (!s) {
    return tl::unexpected(s.error());
  }
  if (std::abs(s->mean_n) > kForceZeroMax_n) {
    return failure(ErrorCode::out_of_range, "zero",
                   fmt::format("the sensor reads {:.2f} N at no load, allowed is {} N; take away "
                               "what touches the roller, else the sensor is broken",
                               s->mean_n, kForceZeroMax_n));
  }
  return SensorRecord{{s->mean_n, before.line.span}, s->spread_n, date};
}

Result<SensorRecord> span_from(std::span<const Newton> nominal, Newton load,
                               const SensorRecord& before, const std::string& date) {
  if (load < kLightestLoad) {
    return failure(ErrorCode::out_of_range, "load",
                   fmt::format("{} N is too light, {} N is the least; hang on a heavier weight",
                               load.value(), kLightestLoad.value()));
  }
  const Result<Statistics> s = statistics(nominal);
  if (!s) {
    return tl::unexpected(s.error());
  }
  const double change_n = s->mean_n - before.line.zero;
  // The sensor must answer at all before a ratio means anything.
  const double span = change_n > 0.0 ? load.value() / change_n : INFINITY;
  if (!(span >= kSpanMin && span <= kSpanMax)) {
    return failure(ErrorCode::out_of_range, "span",
                   fmt::format("the sensor reads {:.2f} N under {} N, so its span would be {:.2f}; "
                               "allowed is {} to {}; check the weight and that all of it rests on "
                               "the roller, else the sensor is broken",
                               change_n, load.value(), span, kSpanMin, kSpanMax));
  }
  return SensorRecord{{before.line.zero, span}, s->spread_n, date};
}

}  // namespace knead::config
