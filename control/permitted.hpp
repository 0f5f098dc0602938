// The envelope of this moment: what the condition allows (care), tightened by the state of the
// session, the warm-up, what the person and the back have said, and what can be watched. Only ever
// lower than care's. Thread: the cycle. Real-time.
#pragma once

#include "control/session/session.hpp"
#include "control/types/envelope.hpp"
#include "control/types/snapshot.hpp"

namespace knead {

[[nodiscard]] Envelope permitted_now(const session::Session& session, const ScanFinding& scan,
                                     double factor_without_emg, bool blind_to_guarding) noexcept;

}  // namespace knead
