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

}  // namespace

void log_event(const ReasonEvent& event) {
  const ReasonRow& words = row(event.reason);
  spdlog::log(
      level_of(words.kind),
      "{}{}{} reason={} rule={} kind={} channel={} value={:.4g} limit={:.4g} lasted_ms={:.0f} "
      "at_s={:.3f}",
      words.text, words.hint.empty() ? "" : " ", words.hint, words.code,
      words.rule == Rule::none ? "-" : row(words.rule).id, name(words.kind), name(event.channel),
      event.value, event.limit, milliseconds(event.lasted), seconds(event.at.time_since_epoch()));
}

}  // namespace knead::daemon
