// A canvas as a terminal takes it. Pure; not real-time.
#pragma once

#include <string>

#include "display/panel/canvas.hpp"

namespace knead::panel {

/// Rows joined by "\r\n"; escape sequences only where the ink changes, and none without `colour`.
/// What lies beyond `columns` and `rows` is cut off, so that no line of a small terminal wraps.
[[nodiscard]] std::string to_ansi(const Canvas& canvas, bool colour, int columns, int rows);

}  // namespace knead::panel
