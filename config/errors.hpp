// What every loader returns: the value, or ALL the mistakes of the file, each with its place and
// its cure. Set-up only; allocates.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "control/types/result.hpp"

namespace knead::config {

using Errors = std::vector<Error>;

template <class T>
using Loaded = tl::expected<T, Errors>;

/// The one form of a mistake's text: "key: what; allowed: ...; cure". `allowed` and `cure` may be
/// empty.
[[nodiscard]] std::string mistake(std::string_view key, std::string_view what,
                                  std::string_view allowed, std::string_view cure);

/// One line for each mistake: "file:line:column: key: what; allowed: ...; cure".
[[nodiscard]] std::string to_lines(const Errors& errors);

}  // namespace knead::config
