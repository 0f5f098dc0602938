// The course of a session in few points, so that a picture of it is no larger than it need be.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "daemon/history/session_writer.hpp"

namespace knead::daemon {

/// At most `most` points: of each stretch of equally many the highest of every value, at the
/// stretch's beginning. Nothing that was strong is lost.
[[nodiscard]] std::vector<history::KeptTrace> trace_points(
    std::span<const history::KeptTrace> trace, std::size_t most);

}  // namespace knead::daemon
