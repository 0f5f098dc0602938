#include "config/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/load.hpp"
#include "config/scenario_text.hpp"
#include "hal/sim/fault_catalogue.hpp"

namespace knead::config {

namespace {

/// What an action needs to be told besides its time.
enum class Needs : std::uint8_t { nothing, duration, newtons, millimetres, share, fault };

struct ActionRow {
  Action action;
  std::string_view name;
  Needs needs;
};

// clang-format off: a table is read by columns.
constexpr std::array<ActionRow, kActions> kRows{{
  {Action::sit, "sit", Needs::nothing},
  {Action::leave, "leave", Needs::nothing},
  {Action::shift, "shift", Needs::millimetres},
  {Action::slouch, "slouch", Needs::millimetres},
  {Action::lean, "lean", Needs::share},
  {Action::cough, "cough", Needs::nothing},
  {Action::guard_left, "guard_left", Needs::duration},
  {Action::guard_right, "guard_right", Needs::duration},
  {Action::guard_both, "guard_both", Needs::duration},
  {Action::hand_ease, "hand_ease", Needs::duration},
  {Action::hand_pain, "hand_pain", Needs::duration},
  {Action::hand_stop, "hand_stop", Needs::duration},
  {Action::estop_press, "estop_press", Needs::nothing},
  {Action::estop_release, "estop_release", Needs::nothing},
  {Action::pause, "pause", Needs::nothing},
  {Action::resume, "resume", Needs::nothing},
  {Action::ease, "ease", Needs::nothing},
  {Action::discomfort, "discomfort", Needs::nothing},
  {Action::pain, "pain", Needs::nothing},
  {Action::severe_pain, "severe_pain", Needs::nothing},
  {Action::stop, "stop", Needs::nothing},
  {Action::ceiling, "ceiling", Needs::newtons},
  {Action::inject, "inject", Needs::fault},
  {Action::clear, "clear", Needs::fault},
  {Action::stall, "stall", Needs::duration},
}};
// clang-format on

constexpr const ActionRow& row(Action action) { return kRows[static_cast<std::size_t>(action)]; }

template <class Enum, std::size_t Count>
constexpr std::array<Enum, Count> all_of() {
  std::array<Enum, Count> all{};
  for (std::size_t i = 0; i < Count; ++i) {
    all[i] = static_cast<Enum>(i);
  }
  return all;
}

constexpr auto kAllActions = all_of<Action, kActions>();
constexpr auto kAllTargets = all_of<sim::FaultTarget, sim::kFaultTargets>();
constexpr auto kAllFaults = all_of<sim::FaultKind, sim::kFaultKinds>();

Section declare_event(EventText& event) {
  Section s("Something that happens at a moment.");
  s.number("at_s", kSeconds, event.at_s, within(0, 7200),
           "Seconds since the session was started, pauses included.")
      .required()
      .choice<Action>("do", event.action, kAllActions, "What happens.")
      .required()
      .text("in_phase", event.in_phase, 31,
            "Count at_s from the moment when the phase of this name first begins.")
      .number("lasts_s", kSeconds, event.lasts_s, within(0.001, 60),
              "How long a button is held, a muscle guards or the controller stalls.")
      .number("ceiling_n", kUnitName<Newton>, event.ceiling_n, within(0, 80),
              "The person's own ceiling.")
      .number("shift_mm", kUnitName<Millimetre>, event.shift_mm, within(-80, 80),
              "How far the person slides sideways, negative to their left, or slouches forward.")
      .number("lean_share", kPlain, event.lean_share, within(-0.3, 0.3),
              "Share of the back's weight that goes over; negative to the person's left.")
      .choice<sim::FaultTarget>("target", event.target, kAllTargets, "What breaks.")
      .choice<sim::FaultKind>("kind", event.kind, kAllFaults, "How it breaks.")
      .number("magnitude", kPlain, event.magnitude, within(-sim::kMagnitudeMax, sim::kMagnitudeMax),
              "By how much, in the sensor's own unit; of a delay in ms.")
      .integer("index", event.index, within(0, 255),
               "Which one, where the target has several; counts from 0.");
  return s;
}

sim::Fault fault_of(const EventText& event) {
  return {event.target.value_or(sim::FaultTarget{}), event.kind.value_or(sim::FaultKind{}),
          event.magnitude.value_or(0.0), static_cast<std::size_t>(event.index.value_or(0))};
}

/// Every event says what its action needs and nothing else.
void check_event(const EventText& event, const std::string& path, Reading& reading) {
  const Needs needs = row(event.action).needs;
  struct Given {
    std::string_view key;
    bool given;
    Needs belongs_to;
    bool needed;
  };
  const std::array keys{
      Given{"lasts_s", event.lasts_s.has_value(), Needs::duration, true},
      Given{"ceiling_n", event.ceiling_n.has_value(), Needs::newtons, true},
      Given{"shift_mm", event.shift_mm.has_value(), Needs::millimetres, true},
      Given{"lean_share", event.lean_share.has_value(), Needs::share, true},
      Given{"target", event.target.has_value(), Needs::fault, true},
      Given{"kind", event.kind.has_value(), Needs::fault, true},
      Given{"magnitude", event.magnitude.has_value(), Needs::fault, false},
      Given{"index", event.index.has_value(), Needs::fault, false},
  };
  bool complete = true;
  for (const Given& key : keys) {
    const std::string here = fmt::format("{}.{}", path, key.key);
    if (key.given && key.belongs_to != needs) {
      reading.fault(ErrorCode::inconsistent, here,
                    fmt::format("means nothing to \"{}\"", name(event.action)), "",
                    "remove it, or change what is done");
    }
    if (!key.given && key.needed && key.belongs_to == needs) {
      complete = false;
      reading.fault(ErrorCode::missing, here,
                    fmt::format("is missing: \"{}\" needs it", name(event.action)), "", "add it");
    }
  }
  if (needs == Needs::fault && complete && !sim::is_possible(fault_of(event))) {
    reading.fault(
        ErrorCode::inconsistent, path + ".kind",
        fmt::format("{} cannot happen to {}", sim::name(*event.kind), sim::name(*event.target)),
        "what hal/sim/fault.hpp lists", "choose another kind, target or index");
  }
}

void check_events(const ScenarioText& scenario, Reading& reading) {
  for (std::size_t i = 0; i < scenario.events.size(); ++i) {
    const std::string path = fmt::format("event[{}]", i + 1);
    if (reading.clean(path)) {
      check_event(scenario.events[i], path, reading);
    }
  }
}

Scenario packed(const ScenarioText& text) {
  Scenario scenario;
  scenario.title = text.title;
  for (const EventText& event : text.events) {
    scenario.events.push_back({.at_s = event.at_s,
                               .in_phase = event.in_phase,
                               .action = event.action,
                               .lasts = from_seconds(event.lasts_s.value_or(0.0)),
                               .ceiling = Newton(event.ceiling_n.value_or(0.0)),
                               .shift = Millimetre(event.shift_mm.value_or(0.0)),
                               .lean = event.lean_share.value_or(0.0),
                               .fault = fault_of(event)});
  }
  return scenario;
}

}  // namespace

std::string_view name(Action action) { return row(action).name; }

Section declare(ScenarioText& scenario) {
  Section s("A scenario: what happens in a simulated session besides the massage.");
  s.text("title", scenario.title, 80, "What it shows.")
      .required()
      .list("event", {1, 200}, scenario.events, declare_event);
  return s;
}

Loaded<Scenario> load_scenario(const std::filesystem::path& path) {
  return load<ScenarioText>(
             path, Kind::scenario, [](ScenarioText& s) { return declare(s); }, check_events)
      .map(packed);
}

}  // namespace knead::config
