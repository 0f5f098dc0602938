// One client's conversation (proto/knead/v1/conversation.proto): hello, then requests in and
// answers, events, snapshots and the raw stream out. Thread: the server's. The client is not
// trusted: it may send anything, say nothing, or stop reading; the worst that happens is that it is
// sent away.
#pragma once

#include <array>
#include <boost/asio/local/stream_protocol.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "control/types/time.hpp"
#include "daemon/server/raw_stream.hpp"
#include "daemon/server/recording_feed.hpp"
#include "knead/v1/conversation.pb.h"
#include "proto/convert/framing.hpp"

namespace knead::daemon {

struct ConnectionLimits {
  Duration hello_within = 5s;
  Duration patience = 2s;       ///< how long a client may leave its full buffer unread
  Duration last_words = 500ms;  ///< how long a goodbye may take
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Socket = boost::asio::local::stream_protocol::socket;

  /// What a conversation needs of the server. Outlives every connection.
  class Host {
   public:
    virtual ~Host() = default;
    [[nodiscard]] virtual Frame hello() const = 0;
    virtual void asked(const std::shared_ptr<Connection>& client, const v1::Request& request) = 0;
    virtual void asked(const std::shared_ptr<Connection>& client,
                       const v1::CareRequest& request) = 0;
    /// The client is sent away for this; told once, before the socket closes.
    virtual void sent_away(const Connection& client, v1::GoodbyeReason reason,
                           const std::string& text) = 0;
    /// Where the raw stream comes from; null when nothing is recorded here.
    [[nodiscard]] virtual RecordingFeed* recording() = 0;
  };

  Connection(Socket socket, Host& host, ConnectionLimits limits, TimePoint now);

  void start();

  /// Answers and events: delivered in order, none left out.
  void send(Frame frame);
  /// A snapshot: replaces one that has not been written yet.
  void show(Frame frame);
  /// Says goodbye and closes.
  void send_away(v1::GoodbyeReason reason, const std::string& text);
  /// Called every 10 ms: writes what can be written, and judges patience.
  void tick(TimePoint now);

  [[nodiscard]] bool closed() const { return state_ == State::closed; }
  [[nodiscard]] bool wants_snapshots() const { return talking() && wants_snapshots_; }
  [[nodiscard]] bool wants_events() const { return talking() && wants_events_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Duration unread_for(TimePoint now) const;

  int care_unanswered = 0;  ///< care requests that are not answered; the desk counts

 private:
  /// awaiting_hello: nothing is listened to but a hello. talking: all is well. leaving: a goodbye
  /// is on its way out, nothing is listened to. closed: the socket is gone.
  enum class State { awaiting_hello, talking, leaving, closed };

  [[nodiscard]] bool talking() const { return state_ == State::talking; }
  void read_more();
  void take_messages();
  void take(const v1::ClientMessage& message);
  void greet(const v1::ClientHello& hello);
  [[nodiscard]] bool room_to_write();
  [[nodiscard]] Frame next_to_write();
  void write_more();
  void close();

  Socket socket_;
  Host& host_;
  ConnectionLimits limits_;
  State state_ = State::awaiting_hello;
  TimePoint since_;  ///< when this state began
  std::string name_ = "a client";
  bool wants_snapshots_ = false;
  bool wants_events_ = false;

  std::array<char, wire::kMaxClientMessage> received_{};
  wire::FrameReader reader_{wire::kMaxClientMessage};

  int send_buffer_ = 0;  ///< what the kernel holds for this client at most
  std::deque<Frame> outbox_;
  Frame newest_snapshot_;
  std::optional<RawStream> raw_;  ///< if the client asked for it
  Frame writing_;
  std::optional<TimePoint> full_since_;
};

}  // namespace knead::daemon
