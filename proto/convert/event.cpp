#include "proto/convert/event.hpp"

#include "proto/convert/enums.hpp"

namespace knead::wire {

void to_wire(const ReasonEvent& event, v1::Event& message) {
  const ReasonRow& words = row(event.reason);
  message.set_at_ns(event.at.time_since_epoch().count());
  message.set_reason(to_wire(event.reason));
  message.mutable_code()->assign(words.code);
  message.set_kind(to_wire<v1::ReasonKind>(words.kind));
  message.set_channel(to_wire<v1::Channel>(event.channel));
  message.set_value(event.value);
  if (event.limit != 0.0) {
    message.set_limit(event.limit);
  } else {
    message.clear_limit();
  }
  message.set_lasted_ms(milliseconds(event.lasted));
  message.mutable_text()->assign(words.text);
  message.mutable_hint()->assign(words.hint);
  message.mutable_rule()->assign(row(rule_of(event)).id);
}

Result<void> from_wire(const v1::Event& message, ReasonEvent& event) {
  event = ReasonEvent{};
  event.at = TimePoint(Duration(message.at_ns()));
  if (!from_wire(message.reason(), event.reason) || !from_wire(message.channel(), event.channel)) {
    return failure(ErrorCode::wrong_version, "event " + message.code(),
                   "unknown to this program; use a client of the same release as kneadd");
  }
  event.value = message.value();
  event.limit = message.limit();
  event.lasted = from_seconds(message.lasted_ms() * 1e-3);
  return {};
}

}  // namespace knead::wire
