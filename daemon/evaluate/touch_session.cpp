#include "daemon/evaluate/touch_session.hpp"

#include <algorithm>

#include "hal/sim/random.hpp"

namespace knead::evaluate {

namespace {

/// Of water that every condition but extrusion may have (100 kPa; 50 there: the envelope lowers
/// it).
constexpr Kilopascal kJetLow{60.0};
constexpr Kilopascal kJetHigh{100.0};
/// Whoever is paused again and again is not watched for longer.
constexpr Duration kWatchedAtMost = 15min;
/// After the pause at the end: a jet must be shut, and is shut, long before.
constexpr Duration kWatchedAfterPause = 1s;

struct PartRow {
  TouchPart part;
  std::string_view name;
  Technique technique;
  double seconds;
  Newton force;
  Kilopascal jet;
};
constexpr std::array kParts{
    PartRow{TouchPart::learn, "learn", Technique::stroking, 25.0, kStrokeForce, {}},
    PartRow{TouchPart::hold, "hold", Technique::pressing, 70.0, kHoldForce, {}},
    PartRow{TouchPart::knead, "knead", Technique::kneading, 50.0, kKneadMiddle, {}},
    PartRow{TouchPart::stroke, "stroke", Technique::stroking, 40.0, kStrokeForce, {}},
    PartRow{TouchPart::deep_stroke, "deep stroke", Technique::stroking, 30.0, kDeepStrokeForce, {}},
    PartRow{TouchPart::lean, "lean", Technique::stroking, 30.0, kStrokeForce, {}},
    PartRow{TouchPart::jets_low, "jets low", Technique::stroking, 40.0, Newton(10.0), kJetLow},
    PartRow{TouchPart::jets_high, "jets high", Technique::stroking, 50.0, Newton(10.0), kJetHigh},
    PartRow{TouchPart::hard_times, "hard times", Technique::stroking, 35.0, kDeepStrokeForce,
            kJetLow}};
static_assert(kParts.size() == kTouchParts);

Phase phase_of(const PartRow& row) {
  Phase phase;
  phase.name = short_name(row.name);
  phase.kind = PhaseKind::work;
  phase.technique = row.technique;
  phase.share = row.seconds;
  phase.force = phase.force_end = row.force;
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
ProgrammeList touch_programme() {
  Programme programme;
  programme.name = programme.title = short_name("touch");
  for (const PartRow& row : kParts) programme.phases.push(phase_of(row));
  ProgrammeList list;
  list.push(programme);
  return list;
}

double all_minutes() {
  double all_s = 0.0;
  for (const PartRow& row : kParts) all_s += row.seconds;
  return all_s / 60.0;
}

// What the person does in the last phase, from its beginning. Assumed: twice a cough's own time
// between them, and back at rest before the next.
struct Hardship {
  Duration at;
  enum class Kind : std::uint8_t { cough, guard_right, guard_both } kind;
};
constexpr std::array kHardTimes{
    Hardship{5s, Hardship::Kind::cough}, Hardship{10s, Hardship::Kind::cough},
    Hardship{15s, Hardship::Kind::guard_right}, Hardship{21s, Hardship::Kind::guard_both},
    Hardship{27s, Hardship::Kind::cough}};
constexpr Duration kGuardsFor = 1s;
/// Below the force of the phase, so that it works at the ceiling: no cough finds room.
constexpr Newton kOwnCeiling{25.0};
/// With the jets open, and time for them to have been.
constexpr Duration kPausesAt = 32s;

// Leaning forward: for so long the back is on its way (by 14 mm, sim::PersonMotion), then it comes
// back within half a second. Assumed.
constexpr Duration kFirstLean = 6s;
constexpr Duration kBetweenLeans = 5s;
constexpr Duration kLeansFor = 80ms;

/// Somewhere on the line that the rollers follow, 45 to 60 mm beside the spine (docs/control.md).
sim::Knot knot_in_the_way(double from_mm, double to_mm, Side side, sim::Random& dice) {
  return {.along_mm = dice.uniform(from_mm + 40.0, to_mm - 40.0),
          .side = side,
          .from_spine_mm = dice.uniform(45.0, 60.0),
          .radius_mm = dice.uniform(20.0, 40.0),
          .extra_stiffness = dice.uniform(0.5, 1.0),
          .threshold_factor = dice.uniform(0.4, 1.0)};
}

}  // namespace

std::string_view name(TouchPart part) { return kParts[static_cast<std::size_t>(part)].name; }

sim::Body touch_person(std::uint64_t seed, sim::Population population) {
  sim::Body body = sim::draw_body(seed, population);
  sim::Random dice(seed, sim::Stream::hardware);
  body.knots.push(
      knot_in_the_way(body.sacral_lumbar_mm, body.lumbar_thoracic_mm, Side::left, dice));
  body.knots.push(
      knot_in_the_way(body.lumbar_thoracic_mm, body.shoulders_along_mm, Side::right, dice));
  return body;
}

TouchSession::TouchSession(const sim::Body& body, std::uint64_t seed)
    : body_(body),
      programmes_(touch_programme()),
      chair_(description_, body, seed),
      controller_(description_, Calibration{}, ControlConfig{}, programmes_),
      gate_(description_, Calibration{}, kCompiledCeilings),
      cycle_(chair_, controller_, gate_),
      will_({.id = 1,
             .kind = RequestKind::start,
             .condition = body.condition,
             .minutes = all_minutes()}) {
  chair_.set_spontaneous(false);
  chair_.sit_down();
}

std::optional<TouchPart> TouchSession::part() const {
  const Snapshot& s = snapshot();
  if (s.state != SessionState::massage) return std::nullopt;
  const auto* row = std::ranges::find(kParts, view(s.phase_name), &PartRow::name);
  return row != kParts.end() ? std::optional(row->part) : std::nullopt;
}

bool TouchSession::over() const {
  const SessionState state = snapshot().state;
  return (paused_at_ && now_ - *paused_at_ >= kWatchedAfterPause) || state == SessionState::rest ||
         state == SessionState::ended || now_.time_since_epoch() >= kWatchedAtMost;
}

std::optional<Request> TouchSession::person_says_in_hard_times() {
  if (!ceiling_asked_) {
    ceiling_asked_ = true;
    return Request{.id = 2, .kind = RequestKind::ceiling, .ceiling = kOwnCeiling};
  }
  if (paused_at_ || snapshot().phase_elapsed < kPausesAt) return std::nullopt;
  paused_at_ = now_;
  return Request{.id = 3, .kind = RequestKind::pause};
}

std::optional<Request> TouchSession::person_says() {
  if (part() == TouchPart::hard_times) return person_says_in_hard_times();
  // Who has asked for the pause does not go on after it.
  if (paused_at_) return std::nullopt;
  return will_.says(now_, snapshot().state, false);
}

void TouchSession::person_leans() {
  if (leaning_ > Duration::zero()) {
    leaning_ -= kCyclePeriod;
    if (leaning_ <= Duration::zero()) chair_.sit_down();
  } else if (part() == TouchPart::lean &&
             snapshot().phase_elapsed >= kFirstLean + leans_done_ * kBetweenLeans) {
    ++leans_done_;
    leaning_ = kLeansFor;
    chair_.leave();
  }
}

void TouchSession::person_moves() {
  person_leans();
  if (part() != TouchPart::hard_times || hardships_done_ >= kHardTimes.size()) return;
  const Hardship& next = kHardTimes[hardships_done_];
  if (snapshot().phase_elapsed < next.at) return;
  ++hardships_done_;
  switch (next.kind) {
    case Hardship::Kind::cough:
      chair_.cough();
      break;
    case Hardship::Kind::guard_right:
      chair_.guard(Side::right, kGuardsFor);
      break;
    case Hardship::Kind::guard_both:
      for (Side side : kBothSides) chair_.guard(side, kGuardsFor);
      break;
  }
}

TouchMoment TouchSession::next() {
  person_moves();
  const std::optional<Request> said = person_says();
  static_cast<void>(cycle_.run(now_, 1, {said ? &*said : nullptr, said ? 1U : 0U},
                               [](const daemon::CycleRecord&) {}));
  seen_ = simulate::observe(now_, cycle_.record(), true, chair_.truth(), description_);
  now_ += kCyclePeriod;
  return {.part = part(),
          .seen = seen_,
          .snapshot = snapshot(),
          .written = cycle_.record().written,
          .truth = chair_.truth(),
          .pause_asked = paused_at_.has_value()};
}

}  // namespace knead::evaluate
