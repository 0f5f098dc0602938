#include "daemon/evaluate/worst_bodies.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "daemon/evaluate/percentile.hpp"

namespace knead::evaluate {

namespace {

double worst_step(const TouchBody& body) {
  double worst_n = 0.0;
  for (const ContactLoss& loss : body.losses) worst_n = std::max(worst_n, loss.force_step_n);
  return worst_n;
}

}  // namespace

std::vector<WorstBody> worst_bodies(const Touch& touch) {
  constexpr std::size_t kOfEach = 3;
  struct Row {
    const char* figure;
    double (*value)(const TouchBody&);
  };
  constexpr std::array kRows{
      Row{"hold.rmse_n", [](const TouchBody& b) { return b.hold.error.rmse_n().value_or(0.0); }},
      Row{"hold.overshoot_pct",
          [](const TouchBody& b) { return b.hold_overshoot_pct.value_or(0.0); }},
      Row{"knead.rmse_n", [](const TouchBody& b) { return b.knead.error.rmse_n().value_or(0.0); }},
      Row{"stroke.rmse_n",
          [](const TouchBody& b) { return b.stroke.error.rmse_n().value_or(0.0); }},
      Row{"stroke.deep_rmse_n",
          [](const TouchBody& b) { return b.deep_stroke.error.rmse_n().value_or(0.0); }},
      Row{"stroke.force_step_n", worst_step},
      Row{"jet.steady_error_pct",
          [](const TouchBody& b) { return b.water.steady_error_pct.value_or(0.0); }},
      Row{"jet.overshoot_pct",
          [](const TouchBody& b) { return b.water.overshoot_pct.value_or(0.0); }},
      Row{"jet.close_ms",
          [](const TouchBody& b) { return percentile(b.water.close_ms, 1.0).value_or(0.0); }},
      Row{"heat.error_degc",
          [](const TouchBody& b) { return b.warmth ? b.warmth->error_k.value_or(0.0) : 0.0; }},
      Row{"tone_n",
          [](const TouchBody& b) { return std::max(b.hold.worst.tone_n, b.knead.worst.tone_n); }},
      Row{"unstable_windows_and_drops",
          [](const TouchBody& b) {
            return static_cast<double>(b.hold.unstable_windows + b.knead.unstable_windows +
                                       b.hold.drops + b.knead.drops);
          }},
      Row{"ceiling_violations",
          [](const TouchBody& b) { return static_cast<double>(b.ceiling.violations); }},
      Row{"person_peak_over_n", [](const TouchBody& b) { return b.ceiling.person_peak_over_n; }},
      Row{"person_back_ms", [](const TouchBody& b) { return b.ceiling.person_back_ms_max; }},
      Row{"spine_contacts",
          [](const TouchBody& b) { return static_cast<double>(b.spine_contacts); }}};
  std::vector<WorstBody> worst;
  for (const Row& row : kRows) {
    std::vector<WorstBody> all;
    for (const TouchBody& body : touch.bodies) {
      const double value = row.value(body);
      if (value > 0.0) all.push_back({row.figure, value, body.seed, body.population});
    }
    const std::size_t shown = std::min(kOfEach, all.size());
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(shown), std::greater{},
                              &WorstBody::value);
    worst.insert(worst.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown));
  }
  return worst;
}

}  // namespace knead::evaluate
