#include "proto/convert/request.hpp"

#include <cmath>

#include "proto/convert/enums.hpp"

namespace knead::wire {

namespace {

using Outcome = tl::expected<Request, v1::Refusal>;

Outcome start(const v1::Start& m, Request request, const ProgrammeList& programmes,
              Condition unstated) {
  request.kind = RequestKind::start;
  if (m.has_minutes()) {
    if (!std::isfinite(m.minutes()) || m.minutes() <= 0.0) {
      return tl::unexpected(v1::REFUSAL_OUT_OF_RANGE);
    }
    request.minutes = m.minutes();
  }
  if (m.condition() == v1::CONDITION_UNSPECIFIED) {
    request.condition = unstated;
  } else if (!from_wire(m.condition(), request.condition)) {
    request.condition = Condition::extrusion;  // CR-03: what is unknown is the gentlest
  }
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    if (view(programmes[i].name) == m.programme()) {
      request.programme = static_cast<std::uint8_t>(i);
      return request;
    }
  }
  return tl::unexpected(v1::REFUSAL_UNKNOWN_PROGRAMME);
}

Outcome ceiling(const v1::Ceiling& m, Request request) {
  request.kind = RequestKind::ceiling;
  request.ceiling = Newton(m.force_n());
  if (!std::isfinite(m.force_n()) || m.force_n() < 0.0) {
    return tl::unexpected(v1::REFUSAL_OUT_OF_RANGE);
  }
  return request;
}

/// Words for what the server itself refuses; empty for what the cycle does.
std::string_view own_text(v1::Refusal refusal) {
  switch (refusal) {
    case v1::REFUSAL_NOT_UNDERSTOOD:
      return "a request that this kneadd does not know; use a client of the same release";
    case v1::REFUSAL_NO_ANSWER:
      return "the control cycle did not answer; look at `kneadctl status`";
    case v1::REFUSAL_NO_PERSON:
      return "it is not said who sits there, or nobody has that name: name a person of `kneadctl "
             "user list`";
    case v1::REFUSAL_NO_INTAKE:
      return "today's questions have not been answered yet; `kneadctl intake` asks them";
    case v1::REFUSAL_NOT_TODAY:
      return "there is no massage for this person today";
    case v1::REFUSAL_NO_HISTORY:
      return "what kneadd keeps of people cannot be used; its log says why";
    case v1::REFUSAL_WITHDRAWN:
      return "somebody let go before this start had begun; start again if it is meant";
    case v1::REFUSAL_NOT_YOUR_ROLE:
      return "this screen may not ask that; somebody who may pairs it anew (`knead-display pair`)";
    case v1::REFUSAL_NOT_SIMULATED:
      return "nothing is broken on purpose in a chair in which somebody can sit; `kneadd --chair "
             "sim "
             "--allow-faults` has one in which nobody does";
    case v1::REFUSAL_FAULTS_NOT_ALLOWED:
      return "this kneadd was not started for it; start it with --allow-faults";
    case v1::REFUSAL_UNKNOWN_FAULT:
      return "there is no such fault, place or magnitude; `kneadctl fault list` shows what there "
             "is";
    case v1::REFUSAL_TOO_MANY_FAULTS:
      return "16 faults are on already; `kneadctl fault clear` ends them";
    case v1::REFUSAL_FAULT_NOT_ON:
      return "nothing of that name is broken; `kneadctl fault list` shows what is";
    default:
      return {};
  }
}

Outcome plain(RequestKind kind, Request request) {
  request.kind = kind;
  return request;
}

}  // namespace

tl::expected<Request, v1::Refusal> from_wire(const v1::Request& message, std::uint64_t id,
                                             const ProgrammeList& programmes, Condition unstated) {
  const Request request{.id = id};
  switch (message.kind_case()) {
    case v1::Request::kStart:
      return start(message.start(), request, programmes, unstated);
    case v1::Request::kStop:
      return plain(RequestKind::stop, request);
    case v1::Request::kPause:
      return plain(RequestKind::pause, request);
    case v1::Request::kResume:
      return plain(RequestKind::resume, request);
    case v1::Request::kEase:
      return plain(RequestKind::ease, request);
    case v1::Request::kDiscomfort:
      return plain(RequestKind::discomfort, request);
    case v1::Request::kPain:
      return plain(message.pain().severe() ? RequestKind::severe_pain : RequestKind::pain, request);
    case v1::Request::kCeiling:
      return ceiling(message.ceiling(), request);
    case v1::Request::kInjectFault:
    case v1::Request::kClearFaults:  // go to the simulated chair, never to the cycle
    case v1::Request::KIND_NOT_SET:
      break;
  }
  return tl::unexpected(v1::REFUSAL_NOT_UNDERSTOOD);
}

void to_wire(Refusal refusal, std::uint64_t request_id, v1::Answer& message) {
  message.set_request_id(request_id);
  message.set_accepted(refusal == Refusal::none);
  message.set_refusal(to_wire<v1::Refusal>(refusal));
  message.mutable_text()->assign(refusal == Refusal::none ? std::string_view() : text(refusal));
}

void to_wire(v1::Refusal refusal, std::uint64_t request_id, v1::Answer& message) {
  Refusal known{};
  const std::string_view own = own_text(refusal);
  if (!own.empty()) {
    message.set_request_id(request_id);
    message.set_accepted(false);
    message.set_refusal(refusal);
    message.mutable_text()->assign(own);
  } else if (from_wire(refusal, known)) {
    to_wire(known, request_id, message);
  }
}

}  // namespace knead::wire
