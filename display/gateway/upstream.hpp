// A connection to kneadd, for all browsers. Comes back by itself when kneadd does, waiting longer
// each time. Thread: the io_context's.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>

#include "control/types/time.hpp"
#include "knead/v1/conversation.pb.h"
#include "proto/convert/framing.hpp"

namespace knead::display {

class Upstream {
 public:
  /// What the gateway hears of the chair. Outlives this.
  class Ear {
   public:
    virtual ~Ear() = default;
    /// kneadd has said hello; these are its bytes.
    virtual void chair_there(std::string_view hello) = 0;
    /// Could not be reached, or was and is not any more.
    virtual void chair_lost(const std::string& why) = 0;
    virtual void heard_snapshot(std::string_view payload) = 0;
    /// Anything else after the hello.
    virtual void heard(std::string_view payload, const v1::ServerMessage& message) = 0;
  };

  /// What is said in the hello.
  struct Wishes {
    std::string name;
    bool snapshots = true;
    bool events = true;
    v1::RecordingWish recording = v1::RECORDING_WISH_UNSPECIFIED;
  };

  Upstream(boost::asio::io_context& io, std::filesystem::path socket, Wishes wishes, Ear& ear);

  /// May be called again after close().
  void start();
  void close();
  /// Nothing that comes on this connection can be believed any more.
  void begin_anew() { lose("what it says makes no sense"); }
  /// Dropped when kneadd is not there: whoever asks first looks at there().
  void send(const v1::ClientMessage& message);
  [[nodiscard]] bool there() const { return there_; }
  /// Until the next try to reach it; zero when it is there.
  [[nodiscard]] Duration retry_in() const;

 private:
  using Socket = boost::asio::local::stream_protocol::socket;

  void connect();
  void read_more();
  void take_messages();
  void take(std::string_view payload);
  void write_more();
  void lose(const std::string& why);

  boost::asio::io_context& io_;
  std::filesystem::path path_;
  Wishes wishes_;
  Ear& ear_;
  Socket socket_;
  boost::asio::steady_timer again_;
  Duration pause_;
  bool there_ = false;
  bool closed_ = false;
  std::uint64_t attempt_ = 0;  ///< what an earlier connection still has to say is not heard
  std::array<char, 16 * 1024> received_{};
  wire::FrameReader reader_{wire::kMaxServerMessage};
  std::deque<std::string> outbox_;
  bool writing_ = false;
};

}  // namespace knead::display
