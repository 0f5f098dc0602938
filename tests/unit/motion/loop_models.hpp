// The force loop's linear model at one contact, from the numbers that the loop in the cycle is made
// of: what the printed margins are computed with.
#pragma once

#include <array>
#include <fstream>
#include <numbers>
#include <sstream>
#include <string>

#include "control/motion/loop_design.hpp"
#include "control/motion/loop_margin.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/control_config.hpp"

namespace knead::motion {

inline constexpr std::array kStiffnesses{1.5, 3.0, 6.0, 10.0, 20.0, 40.0};
inline constexpr std::array kEstimateErrors{0.5, 1.0, 2.0};
inline constexpr std::array kDampings{0.01, 0.02, 0.03, 0.04, 0.05};
inline constexpr std::array kForces{2.0, 5.0, 10.0, 20.0, 40.0, 60.0, 80.0};

/// `estimate_error` is what is believed over what is true.
inline LoopModel loop_at(double stiffness, double estimate_error, double damping, double force) {
  LoopModel model;
  model.stiffness = stiffness;
  model.damping = damping * force;
  model.believed_stiffness = design::believed_stiffness(stiffness * estimate_error);
  model.believed_damping = design::believed_damping(force);
  model.crossover_rad_s = ControlConfig{}.force_crossover_rad_s;
  model.integral_rad_s = design::integral_corner(model.believed_stiffness, model.believed_damping);
  model.lead_s = model.drive_s =
      1.0 / (2.0 * std::numbers::pi * ChairDescription{}.drives.depth_bandwidth.value());
  model.delay_s = design::kDelay_s;
  model.filter_s = design::kFilterLagAllowed_s;
  return model;
}

/// What docs/control.md says.
inline std::string control_page() {
  std::ifstream page(std::string(KNEAD_SOURCE_DIR) + "/docs/control.md");
  std::stringstream text;
  text << page.rdbuf();
  return text.str();
}

}  // namespace knead::motion
