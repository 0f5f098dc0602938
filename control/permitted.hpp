// The envelope of this moment: what the condition allows (care), tightened by the state of the
// session, the warm-up, what the person and the back have said, and what can be watched. Only ever
// lower than care's. Thread: the cycle. Real-time.
#pragma once

#include "control/session/session.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_limits.hpp"
#include "control/types/snapshot.hpp"

namespace knead {

/// What the senses can vouch for now.
struct Watched {
  bool blind_to_guarding = false;   ///< nobody would see it: the envelope without EMG holds
  bool never = false;               ///< and so since the massage first began
  double factor_without_emg = 1.0;  ///< of it
  Newton learned_force{};           ///< up to which the healthy answer was seen
};

/// CR-07: how far from the spine everything stays, as this chair is configured.
struct BandWidths {
  Millimetre scanned = kCompiledCeilings.spine_half_width_min;
  Millimetre unscanned = kCompiledCeilings.spine_half_width_unscanned;
};

/// The ceiling while somebody watches: half more than the force up to which the healthy answer is
/// known, and never less than the warm-up's, at which learning begins.
[[nodiscard]] Newton learned_ceiling(Newton learned_force) noexcept;

[[nodiscard]] Envelope permitted_now(const session::Session& session, const ScanFinding& scan,
                                     const Watched& watched, const BandWidths& band) noexcept;

}  // namespace knead
