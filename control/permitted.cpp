#include "control/permitted.hpp"

#include "control/care/condition_caps.hpp"
#include "control/types/gate_limits.hpp"

namespace knead {

namespace {

/// How far an arm may reach while it only tests itself off the back.
constexpr Millimetre kSelfTestDepth{10.0};

Envelope before_the_scan(const session::Session& session) {
  Envelope envelope = care::envelope_for(session.condition(), RegionBorders{}, SpineBand{},
                                         session.lowering().ceiling());
  care::tighten_force(envelope, care::kUnscannedCeiling);
  // The scan's rollers reach for the back; how deep, the condition's caps have said.
  if (session.state() == SessionState::self_test) envelope.depth_ceiling = kSelfTestDepth;
  envelope.jet_ceiling = Kilopascal(0.0);
  return envelope;
}

}  // namespace

Envelope permitted_now(const session::Session& session, const ScanFinding& scan,
                       double factor_without_emg, bool blind_to_guarding) noexcept {
  switch (session.state()) {
    case SessionState::idle:
    case SessionState::paused:
    case SessionState::ended:
      return closed_envelope();
    case SessionState::self_test:
    case SessionState::body_scan:
      return before_the_scan(session);
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
  care::scale_force(envelope, session.lowering().factor());
  // The person's own ceiling may be the one that holds: less must be less there too (CR-08, CR-15).
  envelope.comfort_ceiling *= session.lowering().factor();
  envelope.jet_ceiling *= session.lowering().factor();
  if (blind_to_guarding) care::scale_force(envelope, factor_without_emg);
  return envelope;
}

}  // namespace knead
