#include "daemon/kneadctl/status_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/kneadctl/simulation_words.hpp"
#include "display/panel/panel.hpp"

namespace knead::ctl {

namespace {

std::string minutes_and_seconds(Duration d) {
  const auto s = std::chrono::duration_cast<std::chrono::seconds>(d).count();
  return fmt::format("{}:{:02}", s / 60, s % 60);
}

std::string programme_name(const Snapshot& s, const v1::ServerHello& hello) {
  return s.programme < hello.programmes_size() ? hello.programmes(s.programme).name()
                                               : fmt::format("programme {}", s.programme);
}

std::string session_line(const Snapshot& s, const v1::ServerHello& hello) {
  switch (s.state) {
    case SessionState::idle:
      return "idle: no session; `kneadctl start PROGRAMME` begins one";
    case SessionState::self_test:
      return "self-test: the chair tries each drive off the back";
    case SessionState::body_scan:
      return "body scan: the mat finds spine, shoulders and pelvis";
    case SessionState::massage:
    case SessionState::paused:
      return fmt::format("{}{}: {} ({}), {} of {}; session {} of {}",
                         s.state == SessionState::paused ? "paused in " : "",
                         programme_name(s, hello), view(s.phase_name), name(s.technique),
                         minutes_and_seconds(s.phase_elapsed), minutes_and_seconds(s.phase_length),
                         minutes_and_seconds(s.session_elapsed),
                         minutes_and_seconds(s.session_length));
    case SessionState::rest:
      return fmt::format("rest: {} left, stay seated", minutes_and_seconds(s.rest_left));
    case SessionState::ended:
      return fmt::format("ended: {}", name(s.outcome));
  }
  return "?";
}

std::string roller_text(const Snapshot& s, Side side) {
  const RollerView& r = s.rollers[index(side)];
  std::string text = fmt::format("{} {:.1f} N of at most {:.1f} N", name(side), r.force.value(),
                                 r.ceiling.value());
  if (r.limited_by != Reason::none) {
    text += fmt::format(" (limited: {})", name(r.limited_by));
  }
  return text;
}

/// The zones of one side that have had anything, as shares of their budgets.
std::string dose_text(const Snapshot& s, Side side) {
  std::string text;
  for (const Region region : {Region::sacral, Region::lumbar, Region::thoracic, Region::cervical}) {
    const ZoneDose& zone = s.dose[index(side)][index(region)];
    if (zone.rollers.value() + zone.jets.value() < 1.0) continue;
    text += fmt::format("{}{} {:.0f}% ({:.0f} N s, {:.0f} kPa s)", text.empty() ? "" : ", ",
                        name(region), 100.0 * (1.0 - zone.share_left), zone.rollers.value(),
                        zone.jets.value());
  }
  return fmt::format("{} {}", name(side), text.empty() ? "nothing yet" : text);
}

/// Of the zone that has had most of its budget.
double most_used(const Snapshot& s, Side side) {
  double used = 0.0;
  for (const ZoneDose& zone : s.dose[index(side)]) used = std::max(used, 1.0 - zone.share_left);
  return used;
}

/// From the pelvis upwards, in N/mm.
std::string stiffness_text(const StiffnessMap& map, Side side) {
  std::string text(name(side));
  for (std::size_t station = 0; station < map.stations; ++station) {
    const StiffnessSite& site = map.at(side, station);
    text += site.known ? fmt::format(" {:.1f}", site.value.value()) : std::string(" ?");
  }
  return text;
}

std::string stiffness_line(const StiffnessMap& map) {
  return map.stations == 0
             ? std::string("not felt yet")
             : fmt::format("{}; {}  (N/mm, from the pelvis up; ? = not known)",
                           stiffness_text(map, Side::left), stiffness_text(map, Side::right));
}

std::string gate_text(const GateStanding& gate) {
  const std::string cause =
      gate.cause == Reason::none ? "" : fmt::format(": {}", row(gate.cause).text);
  return fmt::format("{}{}", name(gate.permission), cause);
}

/// What is old says nothing of now, least of all that a roller presses.
std::string rollers_text(const Snapshot& s) {
  if (s.force_age > panel::kStaleAfter) {
    return fmt::format("not known: a force is {:.1f} s old", seconds(s.force_age));
  }
  return roller_text(s, Side::left) + "; " + roller_text(s, Side::right);
}

}  // namespace

std::string status_text(const Snapshot& s, const v1::ServerHello& hello) {
  const std::string lapse = lapse_words(hello.time_lapse());
  std::string text =
      fmt::format("session   {}\n", session_line(s, hello)) +
      fmt::format("person    {}, condition {}, own ceiling {:.0f} N, distress {}\n",
                  s.seat_occupied ? "seated" : "nobody seated", name(s.condition),
                  s.comfort_ceiling.value(), name(s.distress.level)) +
      fmt::format("rollers   {}\n", rollers_text(s)) +
      fmt::format("dose      {}; {}\n", dose_text(s, Side::left), dose_text(s, Side::right)) +
      fmt::format("stiffness {}\n", stiffness_line(s.stiffness)) +
      fmt::format("released  {}\n", s.released ? "yes" : "no") +
      fmt::format("gate      {}\n", gate_text(s.gate)) +
      fmt::format("cycle     {} cycles, {} periods late, {:.0f} us, at most {:.0f} us\n",
                  s.cycle.cycles, s.cycle.late, milliseconds(s.cycle.cost_last) * 1e3,
                  milliseconds(s.cycle.cost_max) * 1e3) +
      fmt::format("chair     {}{}{}, kneadd {}\n", hello.chair_kind(), lapse.empty() ? "" : ", ",
                  lapse, hello.program_version());
  for (const ReasonEvent& event : s.recent) {
    if (event.reason != Reason::none) {
      text += fmt::format("{:>7.1f} s ago  {} {}\n", seconds(s.at - event.at),
                          row(event.reason).text, row(event.reason).hint);
    }
  }
  return text;
}

std::string status_line(const Snapshot& s) {
  const ReasonEvent& last = s.recent[0];
  return fmt::format(
      "state={} phase=\"{}\" technique={} elapsed={} length={} left_n={:.1f} right_n={:.1f} "
      "ceiling_left_n={:.1f} ceiling_right_n={:.1f} carriage_mm={:.0f} distress={} gate={} "
      "dose_left={:.2f} dose_right={:.2f} last_reason={} late={}",
      name(s.state), view(s.phase_name), name(s.technique), minutes_and_seconds(s.session_elapsed),
      minutes_and_seconds(s.session_length), s.rollers[0].force.value(), s.rollers[1].force.value(),
      s.rollers[0].ceiling.value(), s.rollers[1].ceiling.value(), s.carriage.value(),
      name(s.distress.level), name(s.gate.permission), most_used(s, Side::left),
      most_used(s, Side::right), name(last.reason), s.cycle.late);
}

std::string programmes_text(const v1::ServerHello& hello, const v1::ProgrammeOffers& offers) {
  const auto technicians = [&](const std::string& name) {
    return std::ranges::any_of(offers.programmes(), [&](const v1::ProgrammeOffer& offer) {
      return offer.name() == name && offer.technicians();
    });
  };
  std::string text;
  for (const v1::Programme& p : hello.programmes()) {
    text += fmt::format("{:<12} {}, {:.0f} minutes and {:.0f} of rest{}\n", p.name(), p.title(),
                        p.default_minutes(), p.rest_minutes(),
                        technicians(p.name()) ? kTechnicians : "");
    for (const v1::Phase& phase : p.phases()) {
      text += fmt::format("{:12}   {}{}\n", "", phase.name(),
                          phase.force_n() > 0 ? fmt::format(", {:.0f} N", phase.force_n()) : "");
    }
  }
  return text;
}

}  // namespace knead::ctl
