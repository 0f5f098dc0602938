// A campaign as one HTML page: figures in tables, pictures as SVG inside of it. Nothing is loaded
// from anywhere, so the page can be sent.
#pragma once

#include <filesystem>

#include "control/types/result.hpp"
#include "daemon/evaluate/senses_figures.hpp"

namespace knead::evaluate {

/// Writes `folder`/senses.html, and beside it each picture as NAME.svg; makes the folder if need
/// be. Errors: `missing` without gnuplot, `io` where the folder cannot be written; each with what
/// to do.
[[nodiscard]] Result<void> write_senses_report(const Senses& senses, const SensesFigures& figures,
                                               const std::string& people,
                                               const std::filesystem::path& folder);

}  // namespace knead::evaluate
