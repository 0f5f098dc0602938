// A name as protobuf writes it in an enumeration.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace knead::test {

[[nodiscard]] inline std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

}  // namespace knead::test
