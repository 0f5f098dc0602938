// A programme as its file has it, before it is packed into fixed capacities. Internal to config.
#pragma once

#include <string>
#include <vector>

#include "config/schema.hpp"
#include "control/types/programme.hpp"

namespace knead::config {

struct PointText {
  std::string name;
  MassagePoint point{};
};

struct PhaseText {
  std::string name;
  Phase phase{};
  std::vector<double> intensity;
  std::vector<PointText> points;
};

struct ProgrammeText {
  std::string name;
  std::string title;
  Method method = Method::classic;
  Segment segment = Segment::none;
  double rest_minutes = 10.0;
  double default_minutes = 15.0;
  std::vector<double> offered_minutes{15.0};
  int rounds = 1;
  Fraction moves_to_linked{};
  std::vector<PhaseText> phases;
};

[[nodiscard]] Section declare(ProgrammeText& programme);
/// As declared: what has a capacity is within it.
[[nodiscard]] Programme packed(const ProgrammeText& text);

}  // namespace knead::config
