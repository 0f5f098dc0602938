#include "daemon/server/event_log.hpp"

#include <spdlog/spdlog.h>

namespace knead::daemon {

namespace {

spdlog::level::level_enum level_of(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::progress:
    case ReasonKind::active_limit:
    case ReasonKind::person_wish:
      return spdlog::level::info;
    case ReasonKind::input_problem:
    case ReasonKind::body_signal:
      return spdlog::level::warn;
    case ReasonKind::hard_fault:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

/// What a care rule asks for or set for this person follows from what they answered, said or felt,
/// and so may the number of whatever limit is at work: 10 N are those of a hernia.
bool tells_of_the_person(const ReasonEvent& event) {
  return rule_of(event) != Rule::none || row(event.reason).kind == ReasonKind::active_limit;
}

}  // namespace

void log_event(const ReasonEvent& event) {
  const ReasonRow& words = row(event.reason);
  const double at_s = seconds(event.at.time_since_epoch());
  if (tells_of_the_person(event)) {
    spdlog::log(level_of(words.kind), "reason={} kind={} at_s={:.3f}", words.code, name(words.kind),
                at_s);
    return;
  }
  spdlog::log(level_of(words.kind),
              "{}{}{} reason={} kind={} channel={} value={:.4g} limit={:.4g} lasted_ms={:.0f} "
              "at_s={:.3f}",
              words.text, words.hint.empty() ? "" : " ", words.hint, words.code, name(words.kind),
              name(event.channel), event.value, event.limit, milliseconds(event.lasted), at_s);
}

}  // namespace knead::daemon
