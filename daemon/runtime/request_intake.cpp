#include "daemon/runtime/request_intake.hpp"

namespace knead::daemon {

namespace {

bool expired(const Asked& asked, TimePoint now) {
  const bool moves = asked.request.kind == RequestKind::start ||
                     asked.request.kind == RequestKind::resume ||
                     asked.request.kind == RequestKind::ceiling;
  return moves && now - asked.at > kRequestExpires;
}

}  // namespace

void take_requests(Handover& handover, TimePoint now, RequestList& taken) noexcept {
  taken.clear();
  Asked asked;
  while (!taken.full() && handover.requests.pop(asked)) {
    if (expired(asked, now)) {
      handover.answers.push(Answer{asked.request.id, Refusal::busy});
    } else {
      taken.push(asked.request);
    }
  }
}

}  // namespace knead::daemon
