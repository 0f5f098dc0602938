// How often this program has called operator new: protobuf allocates by nothing else.
#pragma once

#include <cstddef>

namespace knead::testing {

[[nodiscard]] std::size_t allocations();

}  // namespace knead::testing
