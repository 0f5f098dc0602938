// Whether bytes are text. The protocol carries nothing else (proto3 strings are UTF-8): one name
// that is not would make a whole list unreadable.
#pragma once

#include <string_view>

namespace knead::history {

/// True for UTF-8 as RFC 3629 has it: nothing overlong, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace knead::history
