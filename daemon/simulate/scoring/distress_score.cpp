#include "daemon/simulate/scoring/distress_score.hpp"

#include <algorithm>
#include <cmath>

namespace knead::scoring {

namespace {

constexpr Duration kPauseWithin = 300ms;
constexpr Duration kDetectedWithin = 600ms;
constexpr Duration kExplainedFor = 1s;
/// The slowest muscle tenses within 160 ms; half of it lies before the onset.
constexpr Duration kEarlyWithin = 100ms;

}  // namespace

void DistressScore::add(const Observation& o) {
  const bool guarding = o.rollers[0].guarding || o.rollers[1].guarding;
  const bool tensing = o.rollers[0].tensing || o.rollers[1].tensing;
  if (guarding) {
    if (!last_guarding_ || o.at - *last_guarding_ >= kPauseWithin) {
      episodes_.push_back({.onset = o.at, .eased = level_ != DistressLevel::none});
      if (early_rise_ && o.at - *early_rise_ <= kEarlyWithin) {
        episodes_.back().delay = *early_rise_ - o.at;
      }
    }
    last_guarding_ = o.at;
  }
  if (!episodes_.empty() && o.at - episodes_.back().onset <= kDetectedWithin) {
    episodes_.back().stirred = episodes_.back().stirred || o.stirring;
  }
  if (o.distress > level_) {
    if (!guarding && tensing) early_rise_ = o.at;
    if (last_guarding_ && o.at - *last_guarding_ <= kExplainedFor) {
      Episode& e = episodes_.back();
      if (!e.delay && o.at - e.onset <= kDetectedWithin) e.delay = o.at - e.onset;
    } else if (!tensing) {
      ++(o.distress == DistressLevel::ease ? false_reductions_ : false_stops_);
    }
  }
  level_ = o.distress;
}

DistressFigures DistressScore::figures() const {
  DistressFigures f;
  const std::vector<double> delays = delays_ms();
  f.true_episodes = static_cast<int>(episodes_.size());
  f.detected = static_cast<int>(delays.size());
  f.missed = f.true_episodes - f.detected;
  for (const Episode& e : episodes_) {
    f.stirred += e.stirred ? 1 : 0;
    f.missed_stirred += !e.delay && e.stirred ? 1 : 0;
    f.missed_eased += !e.delay && e.eased ? 1 : 0;
  }
  f.false_reductions = false_reductions_;
  f.false_stops = false_stops_;
  f.delay_ms_p50 = percentile(delays, 0.50);
  f.delay_ms_p95 = percentile(delays, 0.95);
  return f;
}

std::vector<double> DistressScore::delays_ms() const {
  std::vector<double> delays;
  for (const Episode& e : episodes_) {
    if (e.delay) delays.push_back(milliseconds(*e.delay));
  }
  return delays;
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) {
    return 0.0;
  }
  std::ranges::sort(values);
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  const auto last = static_cast<double>(values.size());
  return values[static_cast<std::size_t>(std::clamp(rank, 1.0, last)) - 1];
}

}  // namespace knead::scoring
