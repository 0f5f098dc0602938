// The tables, as steps from each version to the next. A released step is never edited: a change is
// one more step at the end. The version stands in SQLite's user_version.
#pragma once

#include <span>

namespace knead::history {

/// SQL of the step from version i to i + 1.
[[nodiscard]] std::span<const char* const> migrations();

}  // namespace knead::history
