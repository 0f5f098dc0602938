#include "control/permitted.hpp"

#include <algorithm>

#include "control/care/condition_caps.hpp"
#include "control/care/prescribed_envelope.hpp"

namespace knead {

namespace {

/// The force line may be extended by half of what is known of it, so that a step beyond is small
/// against what was learned.
constexpr double kBeyondLearned = 1.5;

/// How far the line that the mat has told may be off before the rollers have felt for it: two
/// standard deviations (body scan: 5 mm, train seeds).
constexpr Millimetre kMatLineOff{10.0};

/// Holds both: the band about the chair's middle, and the mat's own about its line. One width for
/// all heights, the widest; so it is never narrower than either anywhere.
SpineBand wider_by(const SpineLine& told, const BandWidths& widths) {
  const Millimetre unscanned = widths.unscanned;
  const Millimetre beside = widths.scanned + kMatLineOff;
  SpineBand band{.line = told, .half_width = unscanned};
  for (Millimetre& lateral : band.line.lateral) {
    const Millimetre left = std::min(-unscanned, lateral - beside);
    const Millimetre right = std::max(unscanned, lateral + beside);
    lateral = (left + right) * 0.5;
    band.half_width = std::max(band.half_width, (right - left) * 0.5);
  }
  return band;
}

void lower(Envelope& envelope, const session::Lowering& lowering) noexcept {
  care::scale_force(envelope, lowering.factor());
  // The person's own ceiling may be the one that holds: less must be less there too (CR-08, CR-15).
  envelope.comfort_ceiling *= lowering.factor();
}

/// Who sets the rollers' limit lower than they were to press means the water, too (CR-08): what is
/// left of the highest force that this massage was to have.
double share_of_own_ceiling(const session::Session& session) noexcept {
  const Envelope& prescribed = session.prescribed();
  const Newton own = session.lowering().ceiling();
  if (own >= prescribed.comfort_ceiling) return 1.0;
  Newton highest{};
  for (const ZoneLimits& zone : prescribed.zones) highest = std::max(highest, zone.force);
  const Newton meant = std::min(highest, prescribed.comfort_ceiling);
  return own < meant ? own / meant : 1.0;
}

/// The drives test themselves off every back: beside a zone that is left out as well, and before
/// anybody knows where it lies.
Envelope off_the_back(const session::Session& session, const BandWidths& band) {
  Envelope envelope = session.prescribed();
  envelope.spine.half_width = band.unscanned;
  for (ZoneLimits& zone : envelope.zones) {
    zone = {.force = care::kUnscannedCeiling,
            .contact_pressure = care::caps_for(Condition::extrusion).contact_pressure,
            .depth = kOffTheBack};
  }
  envelope.comfort_ceiling = session.lowering().ceiling();
  return envelope;
}

Envelope before_the_scan(const session::Session& session, const ScanFinding& scan,
                         const BandWidths& band) {
  const bool mat_tells = scan.doubt == ScanDoubt::none;
  Envelope envelope = session.prescribed();
  envelope.spine.half_width = band.unscanned;
  if (mat_tells) {
    envelope.borders = scan.borders;
    envelope.spine = wider_by(scan.spine, band);
  }
  envelope.comfort_ceiling = session.lowering().ceiling();
  care::tighten_force(envelope, care::kUnscannedCeiling);
  // A scan after a pause knows what the person and the back have said before it.
  lower(envelope, session.lowering());
  care::scale_jets(envelope, 0.0);
  return envelope;
}

/// With the body scanned: in massage and rest.
Envelope on_the_back(const session::Session& session, const ScanFinding& scan,
                     const Watched& watched, const BandWidths& band) {
  Envelope envelope = session.prescribed();
  envelope.borders = scan.borders;
  envelope.spine = {.line = scan.spine, .half_width = band.scanned};
  envelope.comfort_ceiling = session.lowering().ceiling();
  if (session.state() == SessionState::rest) {
    // Only warmth is left (CR-20); the rollers are on their way back.
    care::tighten_force(envelope, Newton(0.0));
    care::scale_jets(envelope, 0.0);
    return envelope;
  }
  if (session.phase()->phase.kind == PhaseKind::warm_up) {
    care::tighten_force(envelope, care::kWarmUpCeiling);  // CR-10, CR-11
    care::tighten_jets(envelope, care::kWarmUpJet);
  }
  // Where nobody could ever watch nothing is learned: the tighter envelope stands for it. Whoever
  // loses their electrodes on the way keeps the ceiling of what was learned, tightened as well.
  if (!watched.never) care::tighten_force(envelope, learned_ceiling(watched.learned_force));
  lower(envelope, session.lowering());
  care::scale_jets(envelope, session.lowering().factor() * share_of_own_ceiling(session));
  if (watched.blind_to_guarding) care::scale_force(envelope, watched.factor_without_emg);
  return envelope;
}

}  // namespace

Newton learned_ceiling(Newton learned_force) noexcept {
  return std::max(care::kWarmUpCeiling, learned_force * kBeyondLearned);
}

Envelope permitted_now(const session::Session& session, const ScanFinding& scan,
                       const Watched& watched, const BandWidths& band) noexcept {
  switch (session.state()) {
    case SessionState::idle:
    case SessionState::paused:
    case SessionState::ended:
      return closed_envelope();
    case SessionState::self_test:
      return off_the_back(session, band);
    case SessionState::body_scan:
      return before_the_scan(session, scan, band);
    case SessionState::massage:
    case SessionState::rest:
      break;
  }
  return on_the_back(session, scan, watched, band);
}

}  // namespace knead
