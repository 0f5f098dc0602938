#include "daemon/care/care_room.hpp"

#include <algorithm>
#include <utility>

namespace knead::daemon {

namespace {

v1::CareRefusal refusal_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
    case ErrorCode::missing:
      return v1::CARE_REFUSAL_NOT_FOUND;
    case ErrorCode::duplicate:
      return v1::CARE_REFUSAL_EXISTS;
    case ErrorCode::refused:
      return v1::CARE_REFUSAL_NOT_NOW;
    case ErrorCode::out_of_range:
    case ErrorCode::wrong_type:
    case ErrorCode::unknown_key:
    case ErrorCode::syntax:
      return v1::CARE_REFUSAL_OUT_OF_RANGE;
    case ErrorCode::wrong_version:
      return v1::CARE_REFUSAL_OTHER_VERSION;
    case ErrorCode::inconsistent:
    case ErrorCode::io:
      return v1::CARE_REFUSAL_NO_HISTORY;
  }
  return v1::CARE_REFUSAL_NO_HISTORY;
}

}  // namespace

void refuse(v1::CareRefusal why, std::string text, v1::CareAnswer& answer) {
  answer.clear_result();
  answer.clear_rules();
  answer.set_refusal(why);
  answer.set_text(std::move(text));
}

void refuse(const Error& error, v1::CareAnswer& answer) {
  refuse(refusal_of(error.code), error.text, answer);
}

std::string cite(Rule rule, v1::CareAnswer& answer) {
  if (rule == Rule::none) return {};
  std::string id(row(rule).id);
  const bool told =
      std::ranges::any_of(answer.rules(), [&](const v1::Rule& r) { return r.id() == id; });
  if (!told) {
    v1::Rule& told_now = *answer.add_rules();
    told_now.set_id(id);
    told_now.mutable_text()->assign(row(rule).text);
  }
  return id;
}

}  // namespace knead::daemon
