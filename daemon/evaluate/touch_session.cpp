#include "daemon/evaluate/touch_session.hpp"

#include <algorithm>

#include "hal/sim/random.hpp"

namespace knead::evaluate {

namespace {

/// Water that every condition but extrusion may have (100 kPa; 50 there: the envelope lowers it).
constexpr Kilopascal kJetLow{60.0};
constexpr Kilopascal kJetHigh{100.0};
/// Whoever is paused again and again is not watched for longer.
constexpr Duration kWatchedAtMost = 15min;
/// After the pause at the end: a jet must be shut, and is shut, long before.
constexpr Duration kWatchedAfterPause = 1s;

/// Of which sessions a phase is.
enum class In : std::uint8_t { quiet, warm_only, moved };

struct PartRow {
  TouchPart part;
  std::string_view name;
  In in;
  Technique technique;
  double seconds;
  Newton force;
  Newton force_end;
  Kilopascal jet{};
};
constexpr Newton kLight{10.0};
constexpr Newton kLearnMost{40.0};
// clang-format off: a table is read by columns.
constexpr std::array kParts{
    PartRow{TouchPart::learn, "learn", In::quiet, Technique::stroking, 25.0, kStrokeForce, kStrokeForce},
    PartRow{TouchPart::hold, "hold", In::quiet, Technique::pressing, 60.0, kHoldForce, kHoldForce},
    PartRow{TouchPart::knead, "knead", In::quiet, Technique::kneading, 45.0, kKneadMiddle, kKneadMiddle},
    PartRow{TouchPart::stroke, "stroke", In::quiet, Technique::stroking, 30.0, kStrokeForce, kStrokeForce},
    PartRow{TouchPart::deep_stroke, "deep stroke", In::quiet, Technique::stroking, 25.0, kDeepStrokeForce, kDeepStrokeForce},
    PartRow{TouchPart::jets_low, "jets low", In::quiet, Technique::stroking, 35.0, kLight, kLight, kJetLow},
    PartRow{TouchPart::jets_high, "jets high", In::quiet, Technique::stroking, 35.0, kLight, kLight, kJetHigh},
    PartRow{TouchPart::warm, "warm", In::warm_only, Technique::stroking, 240.0, kLight, kLight},
    PartRow{TouchPart::learn_more, "learn more", In::moved, Technique::stroking, 35.0, kStrokeForce, kLearnMost},
    PartRow{TouchPart::coughs, "coughs", In::moved, Technique::stroking, 21.0, kLearnMost, kLearnMost},
    PartRow{TouchPart::leans, "leans", In::moved, Technique::stroking, 20.0, kStrokeForce, kStrokeForce, kJetLow},
    PartRow{TouchPart::guards, "guards", In::moved, Technique::stroking, 20.0, kDeepStrokeForce, kDeepStrokeForce, kJetLow}};
// clang-format on

bool is_of(const PartRow& row, TouchScript script) {
  switch (row.in) {
    case In::quiet:
      return script != TouchScript::moved;
    case In::warm_only:
      return script == TouchScript::quiet_and_warm;
    case In::moved:
      return script == TouchScript::moved;
  }
  return false;
}

Phase phase_of(const PartRow& row) {
  Phase phase;
  phase.name = short_name(row.name);
  phase.kind = PhaseKind::work;
  phase.technique = row.technique;
  phase.share = row.seconds;
  phase.force = row.force;
  phase.force_end = row.force_end;
  phase.jet = row.jet;
  phase.heat = Fraction(1.0);
  phase.travel = kStrokeSpeed;
  for (Region region : {Region::lumbar, Region::thoracic}) phase.regions.push(region);
  if (row.technique == Technique::pressing) phase.dwell_s = 10.0;
  if (row.technique == Technique::kneading) {
    phase.dwell_s = 10.0;
    phase.swing = kKneadSwing;
    phase.rate = kKneadRate;
  }
  return phase;
}

/// Work alone: without a warm-up there is no palpation, which is another study's, and the chair
/// still begins at 20 N and goes further as it learns.
ProgrammeList programme_of(TouchScript script) {
  Programme programme;
  programme.name = programme.title = short_name("touch");
  programme.default_minutes = 0.0;
  for (const PartRow& row : kParts) {
    if (!is_of(row, script)) continue;
    programme.phases.push(phase_of(row));
    programme.default_minutes += row.seconds / 60.0;
  }
  ProgrammeList list;
  list.push(programme);
  return list;
}

/// What the person does, from the beginning of a phase, in order. Assumed: a cough's, a lean's and
/// an ease's own time between them.
struct Deed {
  enum class Kind : std::uint8_t { own_ceiling, cough, lean, guard_right, guard_both, pause };
  TouchPart part;
  Duration at;
  Kind kind;
};
constexpr std::array kDeeds{Deed{TouchPart::coughs, 0s, Deed::Kind::own_ceiling},
                            Deed{TouchPart::coughs, 6s, Deed::Kind::cough},
                            Deed{TouchPart::coughs, 11s, Deed::Kind::cough},
                            Deed{TouchPart::coughs, 16s, Deed::Kind::cough},
                            Deed{TouchPart::leans, 4s, Deed::Kind::lean},
                            Deed{TouchPart::leans, 9s, Deed::Kind::lean},
                            Deed{TouchPart::leans, 14s, Deed::Kind::lean},
                            Deed{TouchPart::guards, 5s, Deed::Kind::guard_right},
                            Deed{TouchPart::guards, 11s, Deed::Kind::guard_both},
                            Deed{TouchPart::guards, 17s, Deed::Kind::pause}};
constexpr Duration kGuardsFor = 1s;
/// The back is on its way forward for so long, by 14 mm (sim::PersonMotion); then it comes back
/// within half a second. Assumed.
constexpr Duration kLeansFor = 80ms;

/// Somewhere on the line that the rollers follow, 45 to 60 mm beside the spine (docs/control.md).
sim::Knot knot_in_the_way(double from_mm, double to_mm, Side side, sim::Random& dice) {
  constexpr double kInside_mm = 40.0;
  return {.along_mm = dice.uniform(from_mm + kInside_mm, to_mm - kInside_mm),
          .side = side,
          .from_spine_mm = dice.uniform(45.0, 60.0),
          .radius_mm = dice.uniform(20.0, 40.0),
          .extra_stiffness = dice.uniform(0.5, 1.0),
          .threshold_factor = dice.uniform(0.4, 1.0)};
}

}  // namespace

std::string_view name(TouchPart part) {
  const auto* row = std::ranges::find(kParts, part, &PartRow::part);
  return row != kParts.end() ? row->name : "?";
}

sim::Body touch_person(std::uint64_t seed, sim::Population population) {
  sim::Body body = sim::draw_body(seed, population);
  sim::Random dice(seed, sim::Stream::hardware);
  body.knots.push(
      knot_in_the_way(body.sacral_lumbar_mm, body.lumbar_thoracic_mm, Side::left, dice));
  body.knots.push(
      knot_in_the_way(body.lumbar_thoracic_mm, body.shoulders_along_mm, Side::right, dice));
  return body;
}

TouchSession::TouchSession(const sim::Body& body, std::uint64_t seed, TouchScript script)
    : script_(script),
      programmes_(programme_of(script)),
      chair_(description_, body, seed),
      controller_(description_, Calibration{}, ControlConfig{}, programmes_),
      gate_(description_, Calibration{}, kCompiledCeilings),
      cycle_(chair_, controller_, gate_),
      will_({.id = 1, .kind = RequestKind::start, .condition = body.condition}) {
  chair_.set_spontaneous(false);
  chair_.sit_down();
}

std::optional<TouchPart> TouchSession::part() const {
  const Snapshot& s = snapshot();
  if (s.state != SessionState::massage) return std::nullopt;
  const auto* row = std::ranges::find(kParts, view(s.phase_name), &PartRow::name);
  return row != kParts.end() ? std::optional(row->part) : std::nullopt;
}

bool TouchSession::ended() const {
  return snapshot().state == SessionState::rest || snapshot().outcome == Outcome::completed;
}

bool TouchSession::over() const {
  return (paused_at_ && now_ - *paused_at_ >= kWatchedAfterPause) || ended() ||
         snapshot().state == SessionState::ended || now_.time_since_epoch() >= kWatchedAtMost;
}

void TouchSession::lean_back() {
  if (leaning_ == Duration::zero()) return;
  leaning_ -= kCyclePeriod;
  if (leaning_ == Duration::zero()) chair_.sit_down();
}

std::optional<Request> TouchSession::person_acts() {
  lean_back();
  // Who has said pause does not go on after it.
  if (paused_at_) return std::nullopt;
  const bool moves = script_ == TouchScript::moved && deeds_done_ < kDeeds.size();
  const Deed* next = moves ? &kDeeds[deeds_done_] : nullptr;
  if (next == nullptr || part() != next->part || snapshot().phase_elapsed < next->at) {
    return will_.says(now_, snapshot().state, false);
  }
  ++deeds_done_;
  switch (next->kind) {
    case Deed::Kind::own_ceiling:
      return Request{.id = 2, .kind = RequestKind::ceiling, .ceiling = kOwnCeiling};
    case Deed::Kind::cough:
      chair_.cough();
      return std::nullopt;
    case Deed::Kind::lean:
      leaning_ = kLeansFor;
      chair_.leave();
      return std::nullopt;
    case Deed::Kind::guard_right:
      chair_.guard(Side::right, kGuardsFor);
      return std::nullopt;
    case Deed::Kind::guard_both:
      for (Side side : kBothSides) chair_.guard(side, kGuardsFor);
      return std::nullopt;
    case Deed::Kind::pause:
      paused_at_ = now_;
      return Request{.id = 3, .kind = RequestKind::pause};
  }
  return std::nullopt;
}

TouchMoment TouchSession::next() {
  const std::optional<Request> said = person_acts();
  static_cast<void>(cycle_.run(now_, 1, {said ? &*said : nullptr, said ? 1U : 0U},
                               [](const daemon::CycleRecord&) {}));
  seen_ = simulate::observe(now_, cycle_.record(), true, chair_.truth(), description_);
  now_ += kCyclePeriod;
  return {.part = part(),
          .seen = seen_,
          .snapshot = snapshot(),
          .written = cycle_.record().written,
          .truth = chair_.truth()};
}

}  // namespace knead::evaluate
