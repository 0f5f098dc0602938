#include "daemon/evaluate/care_watch.hpp"

#include <algorithm>

#include "control/jet_sides.hpp"
#include "daemon/simulate/observe.hpp"

namespace knead::evaluate {

namespace {

/// The scan tells borders by pelvis and shoulders: so far off, the neighbour's cap holds too.
constexpr double kBorderOff_mm = 25.0;
/// As the ceiling score: 2 N of ripple, 10 ms of it.
constexpr Newton kTouch{2.0};
constexpr Duration kTolerated = 10ms;
/// A jet overshoots by at most 10 % (touch campaign), and its hammer lasts milliseconds.
constexpr double kJetOver = 1.1;
constexpr double kJetNoise_kpa = 3.0;
constexpr Duration kJetTolerated = 100ms;
/// A lower comfort ceiling acts at once, as fast as the arms retract (CR-08).
constexpr Duration kComfortTakes = 1s;
/// A technique's change lifts the arms within this.
constexpr Duration kTechniqueTakes = 2s;
/// Kept from what hurt: less than the sore place's reach, by what the arm's place may be off.
constexpr Millimetre kSoreReach{20.0};
/// Any lowering is one that is felt; less than what the session takes, which is its own business.
constexpr double kLeastLowering = 0.92;
constexpr Newton kAskedNoise{0.3};
constexpr Duration kLowerTakes = 2500ms;
/// Everything has let go so long after a pause.
constexpr Duration kLetsGo = 2s;
constexpr Newton kNothing{1.0};
constexpr double kWarmUp_s = 180.0;
/// No ceiling rises before the warm-up has run its time: condition_caps.hpp, assumed.
constexpr Newton kWarmUpCeiling{20.0};
constexpr Celsius kSurface{41.0};

}  // namespace

std::string_view name(CarePromise promise) {
  constexpr std::array<std::string_view, kCarePromises> kNames{
      "refused", "force",   "jets",      "left_out",   "spine",
      "warmth",  "warm_up", "technique", "sore_place", "holds_lower",
      "waits",   "ends",    "cool_down", "time",       "rest"};
  return kNames[static_cast<std::size_t>(promise)];
}

void CareWatch::breach(CarePromise promise, TimePoint now, double value, double limit) {
  auto& first = breaches_[static_cast<std::size_t>(promise)];
  if (!first) first = CareBreach{seconds(now.time_since_epoch()), value, limit};
}

Zone CareWatch::zone_of(Side side, double along_mm) const {
  const Region region = along_mm < body_.sacral_lumbar_mm       ? Region::sacral
                        : along_mm < body_.lumbar_thoracic_mm   ? Region::lumbar
                        : along_mm < body_.thoracic_cervical_mm ? Region::thoracic
                                                                : Region::cervical;
  return {region, side};
}

template <class Cap>
double CareWatch::highest(Side side, Millimetre along, Cap cap) const {
  double most = 0.0;
  for (const double off : {-kBorderOff_mm, 0.0, kBorderOff_mm}) {
    most = std::max(most, cap(law_.at(zone_of(side, along.value() + off))));
  }
  return most;
}

void CareWatch::hear(TimePoint now, const Request& request, const sim::Truth& truth) {
  switch (request.kind) {
    case RequestKind::ceiling:
      if (request.ceiling < comfort_) {
        lower_comfort_ = {now + kComfortTakes, request.ceiling};
      } else {
        lower_comfort_.reset();
        comfort_ = request.ceiling;
      }
      break;
    case RequestKind::resume:
    case RequestKind::start:
      may_go_on_ = true;
      break;
    case RequestKind::pain:
      hear_pain(truth);
      break;
    case RequestKind::severe_pain:
      severe_ = true;
      break;
    case RequestKind::discomfort:
      lower_ *= kLeastLowering;
      break;
    case RequestKind::stop:
    case RequestKind::pause:
    case RequestKind::ease:
      break;
  }
}

void CareWatch::hear_pain(const sim::Truth& truth) {
  const auto n = static_cast<std::size_t>(std::min(pains_, 3));
  for (const Side side : kBothSides) {
    if (truth.force[index(side)] > kTouch) sore_[index(side)][n] = truth.carriage;
  }
  ++pains_;
}

void CareWatch::see(TimePoint now, const daemon::CycleRecord& record, const sim::Truth& truth) {
  const Snapshot& s = record.step.snapshot;
  const bool any = truth.force[0] > kNothing || truth.force[1] > kNothing ||
                   std::ranges::any_of(truth.nozzle, [](Kilopascal p) { return p.value() > 5.0; });
  touched_ = touched_ || any;
  if (law_.refuses && any) breach(CarePromise::refused, now, truth.force[0].value());
  for (const Side side : kBothSides) {
    const Millimetre clear = truth.spine_clearance[index(side)];
    if (truth.indentation[index(side)] > Millimetre(0.0) && clear < simulate::kSpinousHalfWidth) {
      breach(CarePromise::spine, now, clear.value(), simulate::kSpinousHalfWidth.value());
    }
  }
  for (const Celsius surface : truth.surface) {
    if (surface > kSurface) breach(CarePromise::warmth, now, surface.value(), kSurface.value());
  }
  judge_force(now, truth);
  judge_jets(now, truth);
  judge_places(now, s, truth);
  judge_order(now, record);
  judge_lower(now, record);
  judge_state(now, s, truth);
  before_ = s.state;
}

void CareWatch::judge_force(TimePoint now, const sim::Truth& truth) {
  if (lower_comfort_ && now >= lower_comfort_->first) {
    comfort_ = lower_comfort_->second;
    lower_comfort_.reset();
  }
  scoring::Observation o;
  o.at = now;
  o.person_caused = truth.person_caused;
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    const double zone =
        highest(side, truth.carriage, [](const ZoneLaw& law) { return law.force.value(); });
    o.rollers[i].force_true = truth.force[i];
    o.rollers[i].ceiling = std::min(Newton(zone), comfort_);
  }
  const int before = force_.figures().violations;
  force_.add(o);
  if (force_.figures().violations > before) {
    breach(CarePromise::force, now, o.highest_force().value(),
           std::min(o.rollers[0].ceiling, o.rollers[1].ceiling).value());
  }
}

void CareWatch::judge_jets(TimePoint now, const sim::Truth& truth) {
  for (std::size_t i = 0; i < chair_.jets.size(); ++i) {
    if (truth.nozzle[i].value() <= kJetNoise_kpa) {
      jets_over_[i] = {};
      continue;
    }
    const JetNozzle& jet = chair_.jets[i];
    const double most = highest(side_of(jet), jet.along, [](const ZoneLaw& law) {
      return law.left_out ? 0.0 : law.jet.value() * kJetOver;
    });
    const double over = truth.nozzle[i].value() - most;
    if (jets_over_[i].step(over > kJetNoise_kpa, kJetTolerated)) {
      breach(CarePromise::jets, now, truth.nozzle[i].value(), most);
    }
  }
}

void CareWatch::judge_places(TimePoint now, const Snapshot& s, const sim::Truth& truth) {
  const bool massages = s.state == SessionState::massage;
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    const bool presses = truth.force[i] > kTouch;
    if (!presses) {
      left_out_over_[i] = technique_over_[i] = sore_over_[i] = {};
      continue;
    }
    const bool nowhere = highest(side, truth.carriage, [](const ZoneLaw& law) {
                           return law.left_out ? 0.0 : 1.0;
                         }) == 0.0;
    if (left_out_over_[i].step(nowhere, kTolerated)) {
      breach(CarePromise::left_out, now, truth.force[i].value());
    }
    const bool palpates = view(s.phase_name) == "palpation";
    const bool forbidden = massages && !palpates &&
                           ((law_.hernia && s.technique == Technique::tapping) ||
                            highest(side, truth.carriage, [&](const ZoneLaw& law) {
                              return law.allows(s.technique) ? 1.0 : 0.0;
                            }) == 0.0);
    if (technique_over_[i].step(forbidden, kTechniqueTakes)) {
      breach(CarePromise::technique, now, static_cast<double>(s.technique));
    }
    const bool sore = sore_holds_ && std::ranges::any_of(sore_[i], [&](const auto& place) {
                        return place && abs(*place - truth.carriage) < kSoreReach;
                      });
    if (sore_over_[i].step(sore, kTolerated)) {
      breach(CarePromise::sore_place, now, truth.force[i].value());
    }
  }
}

void CareWatch::judge_order(TimePoint now, const daemon::CycleRecord& record) {
  const Snapshot& s = record.step.snapshot;
  if (s.state == SessionState::massage) {
    massaged_ += kCyclePeriod;
    const bool warms = s.technique == Technique::stroking || s.technique == Technique::none;
    if (s.phase_kind == PhaseKind::warm_up && warms) warmed_up_ += kCyclePeriod;
    const bool warm = seconds(warmed_up_) >= kWarmUp_s - 0.1;
    if (!warm && s.phase_kind != PhaseKind::warm_up) {
      breach(CarePromise::warm_up, now, seconds(warmed_up_), kWarmUp_s);
    }
    for (const Newton ceiling : record.gate.ceiling) {
      if (!warm && ceiling > kWarmUpCeiling) {
        breach(CarePromise::warm_up, now, ceiling.value(), kWarmUpCeiling.value());
      }
    }
    if (s.phase_kind == PhaseKind::cool_down) {
      cool_down_asks_ = std::max(s.rollers[0].asked, s.rollers[1].asked);
      if (seconds(cooled_down_) < 20.0) {
        cool_down_began_ = std::max(cool_down_began_, cool_down_asks_);
      }
      cooled_down_ += kCyclePeriod;
    }
    kind_ = s.phase_kind;
    const double most_s = law_.minutes * 60.0 + 1.0;
    if (seconds(massaged_) > most_s) breach(CarePromise::time, now, seconds(massaged_), most_s);
  }
  if (s.state == SessionState::rest && before_ == SessionState::massage) {
    judge_end_of_massage(now, s);
  }
}

void CareWatch::judge_end_of_massage(TimePoint now, const Snapshot& s) {
  const Phase& last = pair_.programme.phases[pair_.programme.phases.size() - 1];
  const double needs_s = last.min_minutes * 60.0 - 1.0;
  if (kind_ != PhaseKind::cool_down || seconds(cooled_down_) < needs_s) {
    breach(CarePromise::cool_down, now, seconds(cooled_down_), needs_s);
  } else if (cool_down_asks_ > cool_down_began_) {
    breach(CarePromise::cool_down, now, cool_down_asks_.value(), cool_down_began_.value());
  }
  const double rest_min = seconds(s.rest_left) / 60.0;
  if (rest_min < 9.99 || rest_min > 20.01) breach(CarePromise::rest, now, rest_min, 10.0);
}

void CareWatch::judge_lower(TimePoint now, const daemon::CycleRecord& record) {
  for (const ReasonEvent& event : record.step.events) {
    if (event.reason != Reason::distress_ease && event.reason != Reason::distress_pause) continue;
    ++signs_;
    // A sign at the floor pauses instead, and a pause that is its first sign lowers as well.
    if (event.reason == Reason::distress_ease) lower_ *= kLeastLowering;
  }
  const Snapshot& s = record.step.snapshot;
  const bool next_half_second = now.time_since_epoch() % 500ms == Duration::zero();
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    auto& asked = asked_[i];
    if (next_half_second) {
      std::ranges::rotate(asked, asked.end() - 1);
      asked[0] = 0.0;
    }
    asked[0] = std::max(asked[0], s.rollers[i].asked.value());
    const double most = *std::ranges::max_element(asked) * lower_ + kAskedNoise.value();
    const bool over = s.state == SessionState::massage && s.rollers[i].setpoint.value() > most;
    if (lower_over_[i].step(over, kLowerTakes)) {
      breach(CarePromise::holds_lower, now, s.rollers[i].setpoint.value(), most);
    }
  }
}

void CareWatch::judge_state(TimePoint now, const Snapshot& s, const sim::Truth& truth) {
  const bool over = s.state == SessionState::ended || s.state == SessionState::idle;
  if (ends_over_.step((severe_ || pains_ > 1) && !over, kTolerated))
    breach(CarePromise::ends, now, pains_, 1.0);
  if (s.state == SessionState::paused) {
    if (before_ != SessionState::paused) {
      paused_at_ = now;
      may_go_on_ = false;
    }
    sore_holds_ = pains_ > 0 && now - paused_at_ > kLetsGo;
    const Newton force = std::max(truth.force[0], truth.force[1]);
    if (now - paused_at_ > kLetsGo && force > kNothing) {
      breach(CarePromise::waits, now, force.value());
    }
  } else if (before_ == SessionState::paused && !over && !may_go_on_) {
    breach(CarePromise::waits, now, 0.0);
  } else if (before_ == SessionState::massage && s.state == SessionState::self_test) {
    breach(CarePromise::waits, now, 1.0);  // without so much as a pause
  }
}

}  // namespace knead::evaluate
