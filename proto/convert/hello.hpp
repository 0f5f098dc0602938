// What kneadd says of itself, its chair and its programmes when a client arrives. Not real-time.
#pragma once

#include <string_view>

#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"
#include "control/types/result.hpp"
#include "knead/v1/hello.pb.h"

namespace knead::wire {

/// What both sides must speak. It grows only when an old client would misunderstand (hello.proto).
inline constexpr std::uint32_t kProtocolVersion = 1;

void to_wire(const ChairDescription& chair, v1::Chair& message);

/// What a display needs of the chair; the rest keeps the reference chair's values. Errors:
/// wrong_version for an unknown electrode site, out_of_range for more jets or electrodes than fit.
[[nodiscard]] Result<ChairDescription> from_wire(const v1::Chair& message);

void to_wire(const ProgrammeList& programmes, v1::ServerHello& message);

}  // namespace knead::wire
