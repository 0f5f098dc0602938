#include "proto/convert/enums.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace knead::wire {

namespace {

using WireNumbers = std::array<v1::Reason, kReasons>;

WireNumbers match_names() {
  WireNumbers numbers{};
  for (const ReasonRow& reason : reason_table()) {
    std::string name = "REASON_" + std::string(reason.code);
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    v1::Reason number = v1::REASON_UNSPECIFIED;
    if (v1::Reason_Parse(name, &number)) {
      numbers[static_cast<std::size_t>(reason.reason)] = number;
    }
  }
  return numbers;
}

const WireNumbers& wire_numbers() {
  static const WireNumbers numbers = match_names();
  return numbers;
}

}  // namespace

v1::Reason to_wire(Reason reason) { return wire_numbers()[static_cast<std::size_t>(reason)]; }

bool from_wire(v1::Reason wire, Reason& reason) {
  const WireNumbers& numbers = wire_numbers();
  const auto found = std::ranges::find(numbers, wire);
  if (wire == v1::REASON_UNSPECIFIED || found == numbers.end()) {
    return false;
  }
  reason = static_cast<Reason>(found - numbers.begin());
  return true;
}

}  // namespace knead::wire
