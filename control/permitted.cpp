#include "control/permitted.hpp"

#include <algorithm>

#include "control/care/condition_caps.hpp"
#include "control/types/gate_limits.hpp"

namespace knead {

namespace {

/// How far an arm may reach while it only tests itself off the back.
constexpr Millimetre kSelfTestDepth{10.0};
/// The force line may be extended by half of what is known of it, so that a step beyond is small
/// against what was learned.
constexpr double kBeyondLearned = 1.5;

/// How far the line that the mat has told may be off before the rollers have felt for it: two
/// standard deviations (body scan: 5 mm, train seeds).
constexpr Millimetre kMatLineOff{10.0};

/// Holds both: the band about the chair's middle, and the mat's own about its line. One width for
/// all heights, the widest; so it is never narrower than either anywhere.
SpineBand wider_by(const SpineLine& told) {
  const Millimetre unscanned = SpineBand{}.half_width;
  const Millimetre beside = kCompiledCeilings.spine_half_width_min + kMatLineOff;
  SpineBand band{.line = told};
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

Envelope before_the_scan(const session::Session& session, const ScanFinding& scan) {
  const bool mat_tells =
      session.state() == SessionState::body_scan && scan.doubt == ScanDoubt::none;
  Envelope envelope = care::envelope_for(session.condition(), RegionBorders{},
                                         mat_tells ? wider_by(scan.spine) : SpineBand{},
                                         session.lowering().ceiling());
  care::tighten_force(envelope, care::kUnscannedCeiling);
  // A scan after a pause knows what the person and the back have said before it.
  lower(envelope, session.lowering());
  // The scan's rollers reach for the back; how deep, the condition's caps have said.
  if (session.state() == SessionState::self_test) envelope.depth_ceiling = kSelfTestDepth;
  envelope.jet_ceiling = Kilopascal(0.0);
  return envelope;
}

}  // namespace

Newton learned_ceiling(Newton learned_force) noexcept {
  return std::max(care::kWarmUpCeiling, learned_force * kBeyondLearned);
}

Envelope permitted_now(const session::Session& session, const ScanFinding& scan,
                       const Watched& watched) noexcept {
  switch (session.state()) {
    case SessionState::idle:
    case SessionState::paused:
    case SessionState::ended:
      return closed_envelope();
    case SessionState::self_test:
    case SessionState::body_scan:
      return before_the_scan(session, scan);
    case SessionState::massage:
    case SessionState::rest:
      break;
  }
  const SpineBand band{.line = scan.spine, .half_width = kCompiledCeilings.spine_half_width_min};
  Envelope envelope =
      care::envelope_for(session.condition(), scan.borders, band, session.lowering().ceiling());
  if (session.state() == SessionState::rest) {
    // Only warmth is left (CR-20); the rollers are on their way back.
    care::tighten_force(envelope, Newton(0.0));
    envelope.jet_ceiling = Kilopascal(0.0);
    return envelope;
  }
  if (session.phase()->phase.kind == PhaseKind::warm_up) {
    care::tighten_force(envelope, care::kWarmUpCeiling);  // CR-10, CR-11
  }
  // Where nobody could ever watch nothing is learned: the tighter envelope stands for it. Whoever
  // loses their electrodes on the way keeps the ceiling of what was learned, tightened as well.
  if (!watched.never) care::tighten_force(envelope, learned_ceiling(watched.learned_force));
  lower(envelope, session.lowering());
  envelope.jet_ceiling *= session.lowering().factor();
  if (watched.blind_to_guarding) care::scale_force(envelope, watched.factor_without_emg);
  return envelope;
}

}  // namespace knead
