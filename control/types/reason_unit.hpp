// The unit of a reason's value and limit. Apart from the table of reasons: some tell another
// quantity for each thing that they speak of.
#pragma once

#include <string_view>

#include "control/types/channel.hpp"
#include "control/types/reason.hpp"

namespace knead {

/// As written after a number: "N", "mm", "degC". Empty: a plain number (a count, a share, an
/// index), nothing at all, or whatever the sign or check behind it measures.
[[nodiscard]] std::string_view unit_of(Reason reason, Channel channel);

}  // namespace knead
