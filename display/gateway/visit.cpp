#include "display/gateway/visit.hpp"

#include <utility>

#include "proto/convert/hello.hpp"
#include "proto/convert/request.hpp"

namespace knead::display {

namespace {

constexpr Duration kHelloWithin = 5s;
/// A slider that is dragged asks 10 times a second; a page that opens asks some 20 things at once.
constexpr double kMessagesAtOnce = 80;
constexpr double kMessagesPerSecond = 40;
/// Twice what kneadd would keep for one of its clients, about: whoever leaves more unread is gone.
constexpr std::size_t kUnread = 1024;
/// Some sixty of the longest answers that kneadd gives: a page in order has read one before it asks
/// again.
constexpr std::size_t kUnreadBytes = 4U << 20U;

std::string_view words(v1::PairingRefused::Why why) {
  switch (why) {
    case v1::PairingRefused::WHY_TOO_MANY:
      return "too many wrong codes: wait a minute, then show a new one with `knead-display pair`";
    case v1::PairingRefused::WHY_NOT_HERE:
      return "a screen is paired at the chair itself or over https only";
    default:
      return "this code is not known or has expired; show a new one with `knead-display pair`";
  }
}

constexpr std::string_view kNotYourRole =
    "this screen may not ask that; somebody at the chair can pair it for more (`knead-display "
    "pair`)";

}  // namespace

Visit::Visit(BrowserId id, Host& host, Keys& keys, Peer peer, bool at_this_machine,
             std::string_view program_version, TimePoint now)
    : id_(id),
      host_(host),
      keys_(keys),
      peer_(std::move(peer)),
      at_this_machine_(at_this_machine),
      program_version_(program_version),
      since_(now),
      messages_(kMessagesAtOnce, kMessagesPerSecond) {}

void Visit::take(std::string_view unsafe_payload, Now now) {
  if (leaving()) {
    return;
  }
  const bool patient = messages_.take(now.at);
  v1::BrowserMessage message;
  if (!message.ParseFromArray(unsafe_payload.data(), static_cast<int>(unsafe_payload.size())) ||
      message.kind_case() == v1::BrowserMessage::KIND_NOT_SET) {
    return send_away(v1::GOODBYE_REASON_MALFORMED, "these bytes are no BrowserMessage");
  }
  // A stop is heard before its sender is judged.
  if (patient || message.request().has_stop()) {
    hear(message, now);
  }
  if (!patient) {
    send_away(v1::GOODBYE_REASON_MALFORMED,
              "too many messages; this page is out of order: reload it");
  }
}

void Visit::took_control_frame(TimePoint now) {
  if (!leaving() && !messages_.take(now)) {
    send_away(v1::GOODBYE_REASON_MALFORMED,
              "too many frames; this page is out of order: reload it");
  }
}

void Visit::hear(const v1::BrowserMessage& message, Now now) {
  if (message.has_hello() == talking()) {
    return talking() ? send_away(v1::GOODBYE_REASON_SECOND_HELLO, "hello is said once")
                     : send_away(v1::GOODBYE_REASON_NO_HELLO, "say hello first");
  }
  switch (message.kind_case()) {
    case v1::BrowserMessage::kHello:
      return greet(message.hello());
    case v1::BrowserMessage::kRequest:
      return ask(message.request(), now.at);
    case v1::BrowserMessage::kCare:
      return ask(message.care(), now.at);
    case v1::BrowserMessage::kPairing:
      return pair(message.pairing(), now);
    case v1::BrowserMessage::kWatchSignals:
      return watch_signals(message.watch_signals().on());
    case v1::BrowserMessage::KIND_NOT_SET:
      break;
  }
}

void Visit::greet(const v1::BrowserHello& hello) {
  if (hello.protocol_version() != wire::kProtocolVersion) {
    return send_away(v1::GOODBYE_REASON_VERSION_MISMATCH,
                     "this gateway speaks protocol version " +
                         std::to_string(wire::kProtocolVersion) + "; reload the page");
  }
  state_ = State::talking;
  token_ = hello.token();
  enter(keys_.welcome(token_, at_this_machine_), {});
}

void Visit::pair(const v1::Pairing& pairing, Now now) {
  auto paired = keys_.pair(pairing, peer_, now);
  if (paired) {
    token_ = paired->token;
    return enter({.role = paired->role, .token_unknown = false}, token_);
  }
  v1::DisplayMessage message;
  message.mutable_pairing_refused()->set_why(paired.error());
  message.mutable_pairing_refused()->set_text(std::string(words(paired.error())));
  tell(message);
}

void Visit::enter(Keys::Welcome welcome, const std::string& new_token) {
  role_ = welcome.role;
  v1::DisplayMessage message;
  v1::DisplayWelcome& words = *message.mutable_welcome();
  words.set_protocol_version(wire::kProtocolVersion);
  words.set_program_version(program_version_);
  words.set_token(new_token);
  words.set_token_unknown(welcome.token_unknown);
  words.set_may_pair(Keys::may_pair(peer_));
  describe(role_, words);
  tell(message);
  if (!may_watch(role_)) {
    mailbox_.withdraw_what_is_shown();
  }
  if (!may_watch_signals(role_)) {
    wants_signals_ = false;
    mailbox_.withdraw_signals();
  }
  host_.arrived(*this);
}

void Visit::watch_signals(bool on) {
  const bool allowed = may_watch_signals(role_);
  v1::DisplayMessage message;
  message.mutable_signals_watched()->set_on(on && allowed);
  if (on && !allowed) {
    message.mutable_signals_watched()->set_text(std::string(kNotYourRole));
  }
  tell(message);
  wants_signals_ = on && allowed;
  if (!wants_signals_) {
    mailbox_.withdraw_signals();
  }
}

void Visit::look_at_role_again() {
  if (!talking()) {
    return;
  }
  const Keys::Welcome welcome = keys_.welcome(token_, at_this_machine_);
  if (welcome.role != role_ || welcome.token_unknown) {
    token_.clear();
    enter(welcome, {});
  }
}

void Visit::ask(const v1::Request& request, TimePoint now) {
  if (may_ask(role_, request)) {
    return host_.ask(id_, request, now);
  }
  v1::DisplayMessage refused;
  wire::to_wire(v1::REFUSAL_NOT_YOUR_ROLE, request.id(), *refused.mutable_answer());
  refused.mutable_answer()->set_text(std::string(kNotYourRole));
  tell(refused);
}

void Visit::ask(const v1::CareRequest& request, TimePoint now) {
  if (may_ask(role_, request)) {
    return host_.ask(id_, request, now);
  }
  v1::DisplayMessage refused;
  refused.mutable_care()->set_request_id(request.id());
  refused.mutable_care()->set_refusal(v1::CARE_REFUSAL_NOT_YOUR_ROLE);
  refused.mutable_care()->set_text(std::string(kNotYourRole));
  tell(refused);
}

void Visit::tell(const v1::DisplayMessage& message) {
  if (!leaving()) {
    mailbox_.put(std::make_shared<const std::string>(message.SerializeAsString()));
  }
}

void Visit::tick(TimePoint now) {
  if (state_ == State::awaiting_hello && now - since_ > kHelloWithin) {
    send_away(v1::GOODBYE_REASON_NO_HELLO, "no hello came");
  } else if (talking() &&
             (mailbox_.waiting() > kUnread || mailbox_.waiting_bytes() > kUnreadBytes)) {
    send_away(v1::GOODBYE_REASON_NOT_READING, "too many messages were left unread");
  }
}

void Visit::send_away(v1::GoodbyeReason reason, std::string_view text) {
  if (leaving()) {
    return;
  }
  mailbox_.withdraw_what_is_shown();
  v1::DisplayMessage message;
  message.mutable_goodbye()->set_reason(reason);
  message.mutable_goodbye()->set_text(std::string(text));
  tell(message);
  state_ = State::leaving;
}

}  // namespace knead::display
