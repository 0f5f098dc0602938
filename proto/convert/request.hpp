// A client's request into the plain form that the cycle reads, and its answer back. What cannot be
// put into that form (no such programme, not a number) is refused here, at the edge. Not real-time.
#pragma once

#include <cstdint>
#include <tl/expected.hpp>

#include "control/types/programme.hpp"
#include "control/types/request.hpp"
#include "knead/v1/session.pb.h"

namespace knead::wire {

/// `unstated` is the condition of a person of whom nothing was said; one that is said but not known
/// here is the gentlest (CR-03). `id` is the one that the cycle will see: the asker's own says
/// nothing outside its conversation. The refusal is ready to be answered with.
[[nodiscard]] tl::expected<Request, v1::Refusal> from_wire(const v1::Request& message,
                                                           std::uint64_t id,
                                                           const ProgrammeList& programmes,
                                                           Condition unstated);

/// Fills an answer to the asker's own `request_id`, with words.
void to_wire(Refusal refusal, std::uint64_t request_id, v1::Answer& message);
/// The same for what the server itself refuses.
void to_wire(v1::Refusal refusal, std::uint64_t request_id, v1::Answer& message);

}  // namespace knead::wire
