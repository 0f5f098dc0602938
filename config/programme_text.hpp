// A programme as its file has it, before it is packed into fixed capacities. Internal to config.
#pragma once

#include <string>
#include <vector>

#include "config/schema.hpp"
#include "control/types/programme.hpp"

namespace knead::config {

struct PhaseText {
  std::string name;
  Phase phase{};
};

struct ProgrammeText {
  std::string name;
  std::string title;
  double rest_minutes = 10.0;
  double default_minutes = 15.0;
  std::vector<PhaseText> phases;
};

[[nodiscard]] Section declare(ProgrammeText& programme);
[[nodiscard]] Programme packed(const ProgrammeText& text);

}  // namespace knead::config
