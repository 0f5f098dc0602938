#include "daemon/care/session_watch.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "control/types/zone.hpp"

namespace knead::daemon {

namespace {

/// What a kill can take away of a session.
constexpr Duration kBetweenNotes = 1s;

/// A phase of the programme while it runs; whatever else the chair does by its own name.
history::KeptPhase phase_of(const Snapshot& snapshot, std::int64_t at_ms) {
  const bool massage = snapshot.state == SessionState::massage;
  return {.at_ms = at_ms,
          .name = std::string(massage ? view(snapshot.phase_name) : name(snapshot.state)),
          .technique = std::string(name(massage ? snapshot.technique : Technique::none))};
}

bool is_sign(const ReasonRow& reason) {
  return reason.kind == ReasonKind::body_signal && reason.rule == Rule::cr15;
}

bool is_pain(Reason reason) {
  return reason == Reason::hand_pain || reason == Reason::wish_pain ||
         reason == Reason::wish_severe_pain;
}

/// Places of one zone together, each by how sure it is.
struct ZoneStiffness {
  double weighted = 0.0;
  double weight = 0.0;

  void add(const StiffnessSite& site) {
    const double error = std::max(site.standard_error.value(), 1e-3);
    weighted += site.value.value() / (error * error);
    weight += 1.0 / (error * error);
  }
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

std::int64_t SessionWatch::at_ms(TimePoint at) const {
  const Duration since = began_ ? at - *began_ : Duration::zero();
  return std::max<std::int64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(since).count(), 0);
}

void SessionWatch::see(const Snapshot& snapshot) {
  if (over()) return;
  now_ = snapshot.at;
  if (!began_) {
    // Until the cycle has begun it, what is seen is the session before.
    if (snapshot.state == SessionState::idle || snapshot.state == SessionState::ended) return;
    began_ = noted_ = now_;
    before_ = noted_dose_ = snapshot.dose;
  }
  see_phase(snapshot);
  see_forces(snapshot);
  see_stiffness(snapshot);
  dose_ = snapshot.dose;
  if (snapshot.state == SessionState::ended) outcome_ = snapshot.outcome;
  if (snapshot.state == SessionState::idle) outcome_ = Outcome::refused;  // the gate's word
}

void SessionWatch::see_phase(const Snapshot& snapshot) {
  const bool massage = snapshot.state == SessionState::massage;
  if (snapshot.state == state_ && !(massage && snapshot.phase != phase_)) return;
  state_ = snapshot.state;
  phase_ = snapshot.phase;
  if (state_ != SessionState::ended && state_ != SessionState::idle) {
    next_.phases.push_back(phase_of(snapshot, at_ms(snapshot.at)));
  }
}

void SessionWatch::see_forces(const Snapshot& snapshot) {
  double ceiling = 0.0;
  for (std::size_t side = 0; side < kSides; ++side) {
    const RollerView& roller = snapshot.rollers[side];
    const double force = roller.force.value();
    second_[side].add(force);
    ceiling = std::max(ceiling, roller.ceiling.value());
    if (!roller.in_contact) continue;
    pressing_.add(force);
    next_.totals.force_peak_n = std::max(next_.totals.force_peak_n, force);
  }
  next_.totals.force_mean_n = pressing_.value();
  next_.totals.massage_s = seconds(snapshot.session_elapsed);
  next_.trace = history::KeptTrace{.at_ms = at_ms(snapshot.at),
                                   .force_left_n = second_[index(Side::left)].value(),
                                   .force_right_n = second_[index(Side::right)].value(),
                                   .ceiling_n = ceiling,
                                   .jet_kpa = snapshot.line_pressure.value()};
}

void SessionWatch::see_stiffness(const Snapshot& snapshot) {
  std::array<ZoneStiffness, kZones> zones{};
  std::vector<double> places;
  for (const Side side : kBothSides) {
    for (std::size_t station = 0; station < snapshot.stiffness.stations; ++station) {
      const StiffnessSite& site = snapshot.stiffness.at(side, station);
      if (!site.known) continue;
      zones[index(Zone{snapshot.scan.borders.region_at(site.along), side})].add(site);
      places.push_back(site.value.value());
    }
  }
  if (places.empty()) return;
  next_.totals.stiffness_n_per_mm = median(std::move(places));
  for (const Zone zone : kAllZones) {
    const ZoneStiffness& felt = zones[index(zone)];
    if (felt.weight <= 0.0) continue;
    const double value = felt.weighted / felt.weight;
    if (value == felt_[index(zone)]) continue;
    felt_[index(zone)] = value;
    next_.stiffness.push_back({.region = zone.region,
                               .side = zone.side,
                               .value_n_per_mm = value,
                               .uncertainty_n_per_mm = 1.0 / std::sqrt(felt.weight)});
  }
}

void SessionWatch::see(const ReasonEvent& event) {
  if (over()) return;
  const ReasonRow& reason = row(event.reason);
  next_.totals.signs += is_sign(reason) ? 1 : 0;
  next_.totals.pains += is_pain(event.reason) ? 1 : 0;
  next_.events.push_back(
      {.at_ms = at_ms(event.at),
       .reason = std::string(reason.code),
       .channel = std::string(name(event.channel)),
       .value = event.value,
       .limit = event.limit,
       .lasted_ms = std::chrono::duration_cast<std::chrono::milliseconds>(event.lasted).count(),
       .rule = std::string(row(rule_of(event)).id)});
}

bool SessionWatch::due() const {
  return began_ && (over() || !next_.phases.empty() || now_ - noted_ >= kBetweenNotes);
}

void SessionWatch::note_dose() {
  for (const Zone zone : kAllZones) {
    const auto of = [zone](const DoseMap& map) {
      return map[index(zone.side)][index(zone.region)];
    };
    const ZoneDose now = of(dose_);
    const ZoneDose noted = of(noted_dose_);
    if (now.rollers == noted.rollers && now.jets == noted.jets) continue;
    next_.dose.push_back({.region = zone.region,
                          .side = zone.side,
                          .rollers_n_s = (now.rollers - of(before_).rollers).value(),
                          .jets_kpa_s = (now.jets - of(before_).jets).value()});
  }
  noted_dose_ = dose_;
}

SessionNotes SessionWatch::take() {
  next_.outcome = outcome_;
  note_dose();
  SessionNotes notes = std::exchange(next_, SessionNotes{.totals = next_.totals});
  noted_ = now_;
  second_ = {};
  return notes;
}

}  // namespace knead::daemon
