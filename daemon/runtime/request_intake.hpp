// Takes requests out of the ring into one cycle. Real-time: no allocation, no lock.
#pragma once

#include "control/controller.hpp"
#include "daemon/server/handover.hpp"

namespace knead::daemon {

/// What makes the chair press or go on is not carried out when it has waited longer than this for a
/// cycle: the person may have changed their mind or moved. What lets go is never too old.
inline constexpr Duration kRequestExpires = 1s;

using RequestList = FixedVector<Request, kMaxRequestsPerCycle>;

/// Replaces `taken` by what is waiting, as much as one cycle takes. Expired requests are answered
/// as busy into the hand-over and not taken.
void take_requests(Handover& handover, TimePoint now, RequestList& taken) noexcept;

}  // namespace knead::daemon
