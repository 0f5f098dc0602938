#include "daemon/simulate/scenario_player.hpp"

#include <algorithm>
#include <utility>

namespace knead::simulate {

namespace {

using config::Action;
using config::ScenarioEvent;

std::optional<RequestKind> request_kind(Action action) {
  switch (action) {
    case Action::pause:
      return RequestKind::pause;
    case Action::resume:
      return RequestKind::resume;
    case Action::ease:
      return RequestKind::ease;
    case Action::discomfort:
      return RequestKind::discomfort;
    case Action::pain:
      return RequestKind::pain;
    case Action::severe_pain:
      return RequestKind::severe_pain;
    case Action::stop:
      return RequestKind::stop;
    case Action::ceiling:
      return RequestKind::ceiling;
    case Action::sit:
    case Action::leave:
    case Action::shift:
    case Action::slouch:
    case Action::lean:
    case Action::cough:
    case Action::guard_left:
    case Action::guard_right:
    case Action::guard_both:
    case Action::hand_ease:
    case Action::hand_pain:
    case Action::hand_stop:
    case Action::estop_press:
    case Action::estop_release:
    case Action::inject:
    case Action::clear:
    case Action::stall:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

ScenarioPlayer::ScenarioPlayer(config::Scenario scenario) {
  for (ScenarioEvent& event : scenario.events) {
    (event.in_phase.empty() ? of_session_ : of_phases_).push_back(std::move(event));
  }
}

void ScenarioPlayer::started(TimePoint now) {
  for (const ScenarioEvent& event : std::exchange(of_session_, {})) {
    schedule(now + from_seconds(event.at_s), event);
  }
}

void ScenarioPlayer::schedule(TimePoint at, const ScenarioEvent& event) {
  // Latest first; of two at the same time the one that is earlier in the file stays nearer the end.
  const auto place = std::ranges::find_if(due_, [&](const Due& d) { return d.at <= at; });
  due_.insert(place, Due{at, event});
}

void ScenarioPlayer::enter(std::string_view phase, TimePoint now) {
  phase_ = phase;
  std::erase_if(of_phases_, [&](const ScenarioEvent& event) {
    if (event.in_phase != phase) return false;
    schedule(now + from_seconds(event.at_s), event);
    return true;
  });
}

Happening ScenarioPlayer::play(TimePoint now, std::string_view phase, sim::SimChair& chair) {
  Happening happening;
  if (phase != phase_) enter(phase, now);
  release_buttons(now, chair);
  while (!due_.empty() && due_.back().at <= now) {
    const ScenarioEvent event = std::move(due_.back().event);
    due_.pop_back();
    act(now, event, chair, happening);
  }
  return happening;
}

void ScenarioPlayer::act(TimePoint now, const ScenarioEvent& event, sim::SimChair& chair,
                         Happening& happening) {
  if (const auto kind = request_kind(event.action)) {
    happening.requests.push_back({.kind = *kind, .ceiling = event.ceiling});
  }
  if (auto cause = release_cause(event)) {
    happening.release_causes.push_back(std::move(*cause));
  }
  switch (event.action) {
    case Action::sit:
      chair.sit_down();
      break;
    case Action::leave:
      chair.leave();
      break;
    case Action::shift:
      chair.shift_lateral(event.shift);
      break;
    case Action::slouch:
      chair.slouch(event.shift);
      break;
    case Action::lean:
      chair.lean(event.lean);
      break;
    case Action::cough:
      chair.cough();
      break;
    case Action::guard_left:
      chair.guard(Side::left, event.lasts);
      break;
    case Action::guard_right:
      chair.guard(Side::right, event.lasts);
      break;
    case Action::guard_both:
      chair.guard(Side::left, event.lasts);
      chair.guard(Side::right, event.lasts);
      break;
    case Action::hand_ease:
    case Action::hand_pain:
    case Action::hand_stop:
      hold_button(now, event, chair);
      break;
    case Action::estop_press:
      chair.press_estop(true);
      break;
    case Action::estop_release:
      chair.press_estop(false);
      break;
    case Action::inject:
      chair.inject(event.fault);
      break;
    case Action::clear:
      chair.clear(event.fault);
      break;
    case Action::stall:
      happening.stall_ms += static_cast<int>(event.lasts / 1ms);
      break;
    case Action::pause:
    case Action::resume:
    case Action::ease:
    case Action::pain:
    case Action::discomfort:
    case Action::severe_pain:
    case Action::stop:
    case Action::ceiling:
      break;  // requests: handed back above
  }
}

void ScenarioPlayer::hold_button(TimePoint now, const ScenarioEvent& event, sim::SimChair& chair) {
  held_.push_back({now + event.lasts, event.action});
  update_buttons(chair);
}

void ScenarioPlayer::release_buttons(TimePoint now, sim::SimChair& chair) {
  if (std::erase_if(held_, [&](const Held& h) { return h.until <= now; }) > 0) {
    update_buttons(chair);
  }
}

void ScenarioPlayer::update_buttons(sim::SimChair& chair) const {
  const auto holds = [this](Action button) {
    return std::ranges::any_of(held_, [=](const Held& h) { return h.button == button; });
  };
  chair.press_hand({.ease = holds(Action::hand_ease),
                    .pain = holds(Action::hand_pain),
                    .stop = holds(Action::hand_stop)});
}

bool ScenarioPlayer::will_resume() const {
  const auto resumes = [](const ScenarioEvent& e) { return e.action == Action::resume; };
  return std::ranges::any_of(due_, resumes, &Due::event) ||
         std::ranges::any_of(of_phases_, resumes);
}

}  // namespace knead::simulate
