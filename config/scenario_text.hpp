// A scenario as its file has it, before it is checked event by event. Internal to config.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/scenario.hpp"
#include "config/schema.hpp"

namespace knead::config {

/// An event as its file has it: what is not given is told apart from zero.
struct EventText {
  double at_s = 0.0;
  std::string in_phase;
  Action action = Action::cough;
  std::optional<double> lasts_s;
  std::optional<double> ceiling_n;
  std::optional<double> shift_mm;
  std::optional<double> lean_share;
  std::optional<sim::FaultTarget> target;
  std::optional<sim::FaultKind> kind;
  std::optional<double> magnitude;
  std::optional<int> index;
};

struct ScenarioText {
  std::string title;
  std::vector<EventText> events;
};

[[nodiscard]] Section declare(ScenarioText& scenario);

}  // namespace knead::config
