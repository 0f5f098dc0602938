#include "control/motion/learning_margin.hpp"

#include <cmath>
#include <complex>
#include <numbers>

namespace knead::motion {

LearningMargin learning_margin(const LearningModel& model, double w) {
  using Complex = std::complex<double>;
  const LoopModel& m = model.loop;
  const Complex s(0.0, w);
  const Complex plant = (m.stiffness + m.damping * s) / s * (1.0 + s * m.lead_s) /
                        (1.0 + s * m.drive_s) / (1.0 + s * m.filter_s) * std::exp(-s * m.delay_s);
  const Complex feedback = m.crossover_rad_s * (1.0 + m.integral_rad_s / s) /
                           (m.believed_stiffness + m.believed_damping * s);
  const Complex forward = s / (m.believed_stiffness + model.feed_forward_damping * s);
  const Complex answer =
      plant * (forward + feedback / (1.0 + s * model.late_s)) / (1.0 + plant * feedback);
  const Complex found = answer * std::exp(s * model.lead_s);
  return {90.0 - std::abs(std::arg(found)) * 180.0 / std::numbers::pi, found.real()};
}

}  // namespace knead::motion
