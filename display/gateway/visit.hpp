// One browser's conversation (proto/knead/v1/display.proto), without the WebSocket that carries it:
// bytes in, mail out. The browser is not trusted: it may send anything, say nothing or read
// nothing; the worst that happens is that it is sent away. Time is an argument. Thread: the
// gateway's.
#pragma once

#include <functional>
#include <string_view>

#include "display/gateway/allowance.hpp"
#include "display/gateway/keys.hpp"
#include "display/gateway/mailbox.hpp"
#include "display/gateway/request_lanes.hpp"
#include "display/gateway/role.hpp"

namespace knead::display {

inline constexpr std::size_t kMaxBrowserMessage = 4 * 1024;

class Visit {
 public:
  /// What a conversation needs of the gateway. Outlives every visit.
  class Host {
   public:
    virtual ~Host() = default;
    /// May be shown the chair from now on: tell it what there is.
    virtual void arrived(Visit& visit) = 0;
    virtual void ask(BrowserId browser, const v1::Request& request, TimePoint now) = 0;
    virtual void ask(BrowserId browser, const v1::CareRequest& request, TimePoint now) = 0;
  };

  /// `at_this_machine`: loopback, and asked for by a loopback name.
  Visit(BrowserId id, Host& host, Keys& keys, Peer peer, bool at_this_machine,
        std::string_view program_version, TimePoint now);

  /// One message as it came.
  void take(std::string_view unsafe_payload, Now now);
  /// A frame that is no message (ping, pong): counted with the rest.
  void took_control_frame(TimePoint now);
  /// Called some times a second: judges patience.
  void tick(TimePoint now);
  /// Keys have changed: the role may have.
  void look_at_role_again();
  /// Says goodbye; what is in the mailbox then is the last.
  void send_away(v1::GoodbyeReason reason, std::string_view text);

  void tell(const v1::DisplayMessage& message);
  [[nodiscard]] Mailbox& mailbox() { return mailbox_; }
  [[nodiscard]] BrowserId id() const { return id_; }
  [[nodiscard]] Role role() const { return role_; }
  [[nodiscard]] bool watching() const { return state_ == State::talking && may_watch(role_); }
  /// Is told every raw reading. A technician who has asked for it, as long as they are one.
  [[nodiscard]] bool wants_signals() const { return talking() && wants_signals_; }
  [[nodiscard]] bool talking() const { return state_ == State::talking; }
  [[nodiscard]] bool leaving() const { return state_ == State::leaving; }

 private:
  /// awaiting_hello: nothing else is listened to. talking: all is well. leaving: a goodbye is on
  /// its way out, nothing is listened to.
  enum class State { awaiting_hello, talking, leaving };

  void hear(const v1::BrowserMessage& message, Now now);
  void greet(const v1::BrowserHello& hello);
  void pair(const v1::Pairing& pairing, Now now);
  void watch_signals(bool on);
  void ask(const v1::Request& request, TimePoint now);
  void ask(const v1::CareRequest& request, TimePoint now);
  void enter(Keys::Welcome welcome, const std::string& new_token);

  BrowserId id_;
  Host& host_;
  Keys& keys_;
  Peer peer_;
  bool at_this_machine_;
  std::string program_version_;
  TimePoint since_;
  State state_ = State::awaiting_hello;
  Role role_ = Role::none;
  std::string token_;
  bool wants_signals_ = false;
  Allowance messages_;
  Mailbox mailbox_;
};

}  // namespace knead::display
