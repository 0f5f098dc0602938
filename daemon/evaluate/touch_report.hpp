// A campaign of touch as one HTML page.
#pragma once

#include <filesystem>

#include "control/types/result.hpp"
#include "daemon/evaluate/touch_figures.hpp"

namespace knead::evaluate {

/// Writes `folder`/touch.html, and beside it each picture as NAME.svg; makes the folder if need be.
/// Errors: `missing` without gnuplot, `io` where the folder cannot be written; each with what to
/// do.
[[nodiscard]] Result<void> write_touch_report(const Touch& touch,
                                              const std::filesystem::path& folder);

}  // namespace knead::evaluate
