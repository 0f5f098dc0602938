// Small words for complaints about a plant. Set-up and the end of a conversation only; allocates.
#pragma once

#include <string>
#include <string_view>

namespace knead::bridge {

/// A number as people write it: 6 significant digits, "nan", "inf".
[[nodiscard]] std::string words(double value);

/// What an untrusted peer said, fit for a log: no control characters, at most 200 bytes.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace knead::bridge
