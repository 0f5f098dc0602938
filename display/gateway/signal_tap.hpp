// The raw stream of kneadd, on a connection of its own that is there only while somebody wants it:
// it can lag, break or be sent away without anything happening to the conversation. Thread: the
// io_context's.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <functional>

#include "display/gateway/mailbox.hpp"
#include "display/gateway/signal_reader.hpp"
#include "display/gateway/upstream.hpp"

namespace knead::display {

class SignalTap final : private Upstream::Ear {
 public:
  struct Heard {
    Frame frame;  ///< a DisplayMessage with RawSignals; null when only some were missed
    std::uint64_t cycles = 0;  ///< in it
    std::uint64_t missed = 0;  ///< cycles, right before it
  };
  using Tell = std::function<void(const Heard&)>;

  SignalTap(boost::asio::io_context& io, const std::filesystem::path& socket, Tell tell);

  /// Begins or ends to listen; says nothing when it is so already.
  void listen(bool on);

 private:
  void chair_there(std::string_view hello) override;
  void chair_lost(const std::string& why) override;
  void heard_snapshot(std::string_view payload) override;
  void heard(std::string_view payload, const v1::ServerMessage& message) override;

  Tell tell_;
  Upstream upstream_;
  SignalReader reader_;
  bool on_ = false;
};

}  // namespace knead::display
