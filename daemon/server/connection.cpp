#include "daemon/server/connection.hpp"

#include <linux/sockios.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <boost/asio/write.hpp>
#include <utility>

#include "daemon/clock/monotonic.hpp"
#include "proto/convert/hello.hpp"

namespace knead::daemon {

namespace {

namespace asio = boost::asio;

/// Small, so that a client that falls behind misses old snapshots instead of watching the past:
/// about ten snapshots fit.
constexpr int kSendBuffer = 32 * 1024;
/// A client that reads at all empties this; one that does not is gone before.
constexpr std::size_t kOutbox = 512;
constexpr std::size_t kNameLength = 40;

/// A client's own name goes into the log: printable, and short.
std::string printable(const std::string& unsafe_name) {
  std::string name = unsafe_name.substr(0, kNameLength);
  std::ranges::replace_if(name, [](char c) { return c < ' ' || c > '~' || c == '"'; }, '?');
  return name.empty() ? "a client" : name;
}

}  // namespace

Connection::Connection(Socket socket, Host& host, ConnectionLimits limits, TimePoint now)
    : socket_(std::move(socket)), host_(host), limits_(limits), since_(now) {
  boost::system::error_code ignored;  // a buffer of another size only shifts patience
  socket_.set_option(asio::socket_base::send_buffer_size(kSendBuffer), ignored);
  asio::socket_base::send_buffer_size granted;
  socket_.get_option(granted, ignored);
  send_buffer_ = granted.value();
}

void Connection::start() { read_more(); }

void Connection::read_more() {
  socket_.async_read_some(
      asio::buffer(received_),
      [self = shared_from_this()](const boost::system::error_code& error, std::size_t bytes) {
        if (error) {
          return self->close();
        }
        self->reader_.feed({self->received_.data(), bytes});
        self->take_messages();
        if (self->state_ == State::awaiting_hello || self->talking()) {
          self->read_more();
        }
      });
}

void Connection::take_messages() {
  std::string_view payload;
  v1::ClientMessage message;
  while (state_ == State::awaiting_hello || talking()) {
    switch (reader_.next(payload)) {
      case wire::FrameState::incomplete:
        return;
      case wire::FrameState::too_large:
        return send_away(v1::GOODBYE_REASON_TOO_LARGE, "a message may have 4096 bytes at most");
      case wire::FrameState::malformed:
        return send_away(v1::GOODBYE_REASON_MALFORMED,
                         "each message is preceded by its length as a varint; this was none");
      case wire::FrameState::complete:
        if (!message.ParseFromArray(payload.data(), static_cast<int>(payload.size()))) {
          return send_away(v1::GOODBYE_REASON_MALFORMED, "these bytes are no ClientMessage");
        }
        take(message);
    }
  }
}

void Connection::take(const v1::ClientMessage& message) {
  switch (message.kind_case()) {
    case v1::ClientMessage::kHello:
      if (talking()) {
        return send_away(v1::GOODBYE_REASON_SECOND_HELLO, "hello is said once");
      }
      return greet(message.hello());
    case v1::ClientMessage::kRequest:
      if (!talking()) {
        return send_away(v1::GOODBYE_REASON_NO_HELLO, "say hello first");
      }
      return host_.asked(shared_from_this(), message.request());
    case v1::ClientMessage::kCare:
      if (!talking()) {
        return send_away(v1::GOODBYE_REASON_NO_HELLO, "say hello first");
      }
      return host_.asked(shared_from_this(), message.care());
    case v1::ClientMessage::KIND_NOT_SET:
      return send_away(v1::GOODBYE_REASON_MALFORMED,
                       "a ClientMessage is a hello, a request or a care request");
  }
}

void Connection::greet(const v1::ClientHello& hello) {
  name_ = printable(hello.client_name());
  if (hello.protocol_version() != wire::kProtocolVersion) {
    return send_away(v1::GOODBYE_REASON_VERSION_MISMATCH,
                     "this kneadd speaks protocol version " +
                         std::to_string(wire::kProtocolVersion) + " and the client " +
                         std::to_string(hello.protocol_version()) +
                         "; use a client of the same release");
  }
  wants_snapshots_ = hello.wants_snapshots();
  wants_events_ = hello.wants_events();
  state_ = State::talking;
  send(host_.hello());
  if (RecordingFeed* feed = host_.recording()) {
    raw_ = RawStream::open(*feed, hello.recording());
  }
}

void Connection::send(Frame frame) {
  if (!talking()) {
    return;
  }
  if (outbox_.size() == kOutbox) {
    return send_away(v1::GOODBYE_REASON_NOT_READING, "too many events were left unread");
  }
  outbox_.push_back(std::move(frame));
  write_more();
}

void Connection::show(Frame frame) {
  newest_snapshot_ = std::move(frame);
  write_more();
}

void Connection::send_away(v1::GoodbyeReason reason, const std::string& text) {
  if (state_ == State::leaving || closed()) {
    return;
  }
  state_ = State::leaving;
  since_ = monotonic_now();
  host_.sent_away(*this, reason, text);
  v1::ServerMessage goodbye;
  goodbye.mutable_goodbye()->set_reason(reason);
  goodbye.mutable_goodbye()->set_text(text);
  if (reason == v1::GOODBYE_REASON_NOT_READING) {
    outbox_.clear();
  }
  newest_snapshot_.reset();
  outbox_.push_back(make_frame(goodbye));
  write_more();
}

Duration Connection::unread_for(TimePoint now) const {
  return full_since_ ? now - *full_since_ : Duration::zero();
}

void Connection::tick(TimePoint now) {
  if (state_ == State::awaiting_hello && now - since_ > limits_.hello_within) {
    send_away(v1::GOODBYE_REASON_NO_HELLO, "no hello came");
  } else if (state_ == State::leaving && now - since_ > limits_.last_words) {
    close();
  }
  write_more();
  if (talking() && unread_for(now) > limits_.patience) {
    send_away(v1::GOODBYE_REASON_NOT_READING, "messages were left unread for too long");
  }
}

/// A message is begun only while half of the kernel's buffer is free, so it goes in whole at once:
/// a client that stops reading is always between two messages, and its goodbye still fits.
bool Connection::room_to_write() {
  int unread = 0;
  const bool known = ::ioctl(socket_.native_handle(), SIOCOUTQ, &unread) == 0;
  return !known || unread * 2 < send_buffer_;
}

/// What is said at once goes first, then the newest state, and the raw stream fills the rest.
Frame Connection::next_to_write() {
  if (!outbox_.empty()) {
    Frame frame = std::move(outbox_.front());
    outbox_.pop_front();
    return frame;
  }
  if (newest_snapshot_) {
    return std::move(newest_snapshot_);
  }
  return talking() && raw_ ? raw_->next() : nullptr;
}

void Connection::write_more() {
  if (closed()) {
    return;
  }
  if (writing_) {
    if (!full_since_) {
      full_since_ = monotonic_now();  // until it has gone out
    }
    return;
  }
  if (outbox_.empty() && !newest_snapshot_ && !raw_) {
    full_since_.reset();
    return state_ == State::leaving ? close() : void();
  }
  // Nothing is taken from the raw stream before there is room for it: a client that is slow falls
  // behind in the feed, which counts what it forgets.
  const bool room = state_ == State::leaving || room_to_write();
  if (!room) {
    if (!full_since_) {
      full_since_ = monotonic_now();
    }
    return;
  }
  full_since_.reset();
  writing_ = next_to_write();
  if (!writing_) {
    return state_ == State::leaving ? close() : void();
  }
  asio::async_write(
      socket_, asio::buffer(*writing_),
      [self = shared_from_this()](const boost::system::error_code& error, std::size_t) {
        self->writing_.reset();
        return error ? self->close() : self->write_more();
      });
}

void Connection::close() {
  if (closed()) {
    return;
  }
  state_ = State::closed;
  raw_.reset();
  boost::system::error_code ignored;  // the other side may have gone first
  socket_.close(ignored);
}

}  // namespace knead::daemon
