// A canvas as a picture, for pages where no terminal is. Pure; not real-time.
#pragma once

#include <string>

#include "display/panel/canvas.hpp"

namespace knead::panel {

[[nodiscard]] std::string to_svg(const Canvas& canvas);

/// "#rrggbb" of a colour of the xterm palette from 16 up.
[[nodiscard]] std::string hex(Colour colour);

}  // namespace knead::panel
