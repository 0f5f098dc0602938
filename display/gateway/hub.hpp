// Between kneadd and all the browsers: what the chair says goes to each that may watch, and the
// browsers' requests go to the chair. Thread: the io_context's.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "display/gateway/keys.hpp"
#include "display/gateway/request_lanes.hpp"
#include "display/gateway/signal_tap.hpp"
#include "display/gateway/upstream.hpp"
#include "display/gateway/visit.hpp"

namespace knead::display {

class Hub final : private Upstream::Ear, public Visit::Host {
 public:
  /// Keys outlive it.
  Hub(boost::asio::io_context& io, const std::filesystem::path& socket, Keys& keys);

  void start();
  /// Says goodbye to every browser.
  void close();

  /// `mail` is called when something has been put into the visit's mailbox. The visit leaves before
  /// it goes.
  void join(Visit& visit, std::function<void()> mail);
  void leave(const Visit& visit);
  [[nodiscard]] BrowserId next_id() { return ++last_id_; }

  void arrived(Visit& visit) override;
  void ask(BrowserId browser, const v1::Request& request, TimePoint now) override;
  void ask(BrowserId browser, const v1::CareRequest& request, TimePoint now) override;

 private:
  struct Guest {
    Visit* visit = nullptr;
    std::function<void()> mail;
  };

  void chair_there(std::string_view hello) override;
  void chair_lost(const std::string& why) override;
  void heard_snapshot(std::string_view payload) override;
  void heard(std::string_view payload, const v1::ServerMessage& message) override;

  void look_again();
  void look(TimePoint now);
  void chair_is(v1::ChairLink link, const std::string& text);
  [[nodiscard]] v1::DisplayMessage status(Visit& visit, TimePoint now) const;
  void tell_status_to_all(TimePoint now);
  [[nodiscard]] bool signals_wanted() const;
  void hear_event(std::string_view payload, std::uint64_t sequence);
  void hear_signals(const SignalTap::Heard& heard);
  template <class Do>
  void each_watching(Do&& put);

  Keys& keys_;
  Upstream upstream_;
  SignalTap signals_;
  RequestLanes lanes_;
  boost::asio::steady_timer timer_;
  std::map<BrowserId, Guest> guests_;
  BrowserId last_id_ = 0;

  Frame hello_;
  v1::ChairLink link_ = v1::CHAIR_LINK_CONNECTING;
  std::string text_;
  TimePoint link_since_{};
  TimePoint snapshot_at_{};
  TimePoint next_status_{};
  std::uint64_t last_event_ = 0;
  std::uint64_t keys_stamp_ = 0;
};

}  // namespace knead::display
