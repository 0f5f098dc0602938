#include "control/motion/loop_margin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace knead::motion {
namespace {

struct Response {
  double gain = 0.0;       ///< |L|
  double phase_deg = 0.0;  ///< unwrapped: the sum of each factor's own phase
};

/// Each factor's angle is taken by itself, so that nothing has to be unwrapped afterwards.
Response response(const LoopModel& m, double w) {
  const double controller = m.crossover_rad_s * std::hypot(w, m.integral_rad_s) / w /
                            std::hypot(m.believed_stiffness, m.believed_damping * w);
  const double contact = std::hypot(m.stiffness, m.damping * w) / w;
  const double lags = std::hypot(1.0, w * m.lead_s) / std::hypot(1.0, w * m.drive_s) /
                      std::hypot(1.0, w * m.filter_s);
  const double phase = -std::numbers::pi + std::atan2(w, m.integral_rad_s) -
                       std::atan2(m.believed_damping * w, m.believed_stiffness) +
                       std::atan2(m.damping * w, m.stiffness) + std::atan(w * m.lead_s) -
                       std::atan(w * m.drive_s) - std::atan(w * m.filter_s) - w * m.delay_s;
  return {controller * contact * lags, phase * 180.0 / std::numbers::pi};
}

}  // namespace

std::complex<double> loop_response(const LoopModel& model, double w) {
  const Response r = response(model, w);
  return std::polar(r.gain, r.phase_deg * std::numbers::pi / 180.0);
}

LoopMargin loop_margin(const LoopModel& model) {
  constexpr double kLowest = 0.02;
  constexpr double kPointsPerDecade = 200.0;
  constexpr int kPoints = 1035;  // 0.02 to 3000 rad/s
  LoopMargin margin{std::numeric_limits<double>::infinity(),
                    std::numeric_limits<double>::infinity(), 0.0};
  Response before = response(model, kLowest);
  for (int i = 1; i < kPoints; ++i) {
    const double w = kLowest * std::pow(10.0, i / kPointsPerDecade);
    const Response now = response(model, w);
    if ((before.gain >= 1.0) != (now.gain >= 1.0)) {
      const double part = std::log(before.gain) / (std::log(before.gain) - std::log(now.gain));
      const double phase = before.phase_deg + part * (now.phase_deg - before.phase_deg);
      margin.phase_deg = std::min(margin.phase_deg, 180.0 + phase);
      margin.crossover_rad_s = w;
    }
    if ((before.phase_deg >= -180.0) != (now.phase_deg >= -180.0)) {
      margin.gain_db = std::min(margin.gain_db, std::abs(20.0 * std::log10(now.gain)));
    }
    before = now;
  }
  return margin;
}

}  // namespace knead::motion
