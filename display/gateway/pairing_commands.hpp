// `knead-display pair` and `knead-display tokens list`: what people see of the key folder.
#pragma once

#include <iosfwd>

#include "display/gateway/key_folder.hpp"

namespace knead::display {

/// Prints a new code, in two groups of four.
[[nodiscard]] Result<void> show_code(KeyFolder& keys, Role role, std::ostream& out);

/// One browser a line: id, role, local day of pairing, name.
[[nodiscard]] Result<void> list_browsers(const KeyFolder& keys, std::ostream& out);

}  // namespace knead::display
