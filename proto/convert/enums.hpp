// One rule for every enumeration on the wire: its number is the program's own plus one, because 0
// means "unspecified" there. Reasons are the exception: their wire numbers never change while the
// program's list may be regrouped, so they are matched by name. tests/protocol holds every name
// against its twin.
#pragma once

#include "control/types/reason.hpp"
#include "control/types/snapshot.hpp"
#include "knead/v1/conversation.pb.h"

namespace knead::wire {

template <class Wire, class Inside>
[[nodiscard]] constexpr Wire to_wire(Inside value) {
  return static_cast<Wire>(static_cast<int>(value) + 1);
}

/// Reads `wire` into `value`. False, and `value` untouched, for unspecified and for numbers that
/// this program does not know: the other side is newer.
template <class Inside, class Wire>
[[nodiscard]] bool from_wire(Wire wire, Inside& value) {
  const auto* descriptor = google::protobuf::GetEnumDescriptor<Wire>();
  const int number = static_cast<int>(wire);
  if (number <= 0 || descriptor->FindValueByNumber(number) == nullptr) {
    return false;
  }
  value = static_cast<Inside>(number - 1);
  return true;
}

/// REASON_UNSPECIFIED for a reason that reason.proto has not heard of.
[[nodiscard]] v1::Reason to_wire(Reason reason);
[[nodiscard]] bool from_wire(v1::Reason wire, Reason& reason);

}  // namespace knead::wire
