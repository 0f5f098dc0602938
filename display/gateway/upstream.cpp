#include "display/gateway/upstream.hpp"

#include <algorithm>
#include <boost/asio/write.hpp>
#include <utility>

#include "proto/convert/hello.hpp"

namespace knead::display {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// A kneadd that is started anew is there again within some 100 ms; one that stays away is not to
/// be knocked at all the time.
constexpr Duration kFirstPause = 250ms;
constexpr Duration kLongestPause = 4s;
/// The first byte of a ServerMessage that is a snapshot: field 2, with a length
/// (conversation.proto).
constexpr char kSnapshotTag = 0x12;

}  // namespace

Upstream::Upstream(asio::io_context& io, std::filesystem::path socket, Wishes wishes, Ear& ear)
    : io_(io),
      path_(std::move(socket)),
      wishes_(std::move(wishes)),
      ear_(ear),
      socket_(io),
      again_(io),
      pause_(kFirstPause) {}

void Upstream::start() {
  closed_ = false;
  connect();
}

void Upstream::close() {
  closed_ = true;
  there_ = false;
  ++attempt_;
  again_.cancel();
  error_code ignored;  // it may be closed already
  socket_.close(ignored);
}

Duration Upstream::retry_in() const {
  return there_ ? Duration::zero()
                : std::max(Duration::zero(),
                           Duration(again_.expiry() - std::chrono::steady_clock::now()));
}

void Upstream::connect() {
  ++attempt_;
  socket_ = Socket(io_);
  reader_ = wire::FrameReader(wire::kMaxServerMessage);
  outbox_.clear();
  writing_ = false;
  if (path_.native().size() >= sizeof(sockaddr_un::sun_path)) {
    return lose("its socket's path is longer than 107 characters");
  }
  socket_.async_connect(path_.string(), [this, attempt = attempt_](const error_code& error) {
    if (attempt != attempt_) {
      return;
    }
    if (error) {
      return lose(error.message());
    }
    v1::ClientMessage hello;
    hello.mutable_hello()->set_protocol_version(wire::kProtocolVersion);
    hello.mutable_hello()->set_client_name(wishes_.name);
    hello.mutable_hello()->set_wants_snapshots(wishes_.snapshots);
    hello.mutable_hello()->set_wants_events(wishes_.events);
    hello.mutable_hello()->set_recording(wishes_.recording);
    send(hello);
    read_more();
  });
}

void Upstream::read_more() {
  socket_.async_read_some(asio::buffer(received_),
                          [this, attempt = attempt_](const error_code& error, std::size_t size) {
                            if (attempt != attempt_) {
                              return;
                            }
                            if (error) {
                              return lose("it closed the connection");
                            }
                            reader_.feed({received_.data(), size});
                            take_messages();
                            if (attempt == attempt_ && socket_.is_open()) {
                              read_more();
                            }
                          });
}

void Upstream::take_messages() {
  std::string_view payload;
  const std::uint64_t attempt = attempt_;
  while (attempt == attempt_ && socket_.is_open()) {
    switch (reader_.next(payload)) {
      case wire::FrameState::incomplete:
        return;
      case wire::FrameState::too_large:
      case wire::FrameState::malformed:
        return lose("what listens there does not speak Knead's protocol");
      case wire::FrameState::complete:
        take(payload);
    }
  }
}

void Upstream::take(std::string_view payload) {
  if (there_ && !payload.empty() && payload.front() == kSnapshotTag) {
    return ear_.heard_snapshot(payload);
  }
  v1::ServerMessage message;
  if (!message.ParseFromArray(payload.data(), static_cast<int>(payload.size()))) {
    return lose("it sent bytes that are no ServerMessage");
  }
  if (message.has_goodbye()) {
    return lose("it said goodbye: " + message.goodbye().text());
  }
  if (there_) {
    return ear_.heard(payload, message);
  }
  if (!message.has_hello()) {
    return lose("what listens there says no hello");
  }
  there_ = true;
  pause_ = kFirstPause;
  ear_.chair_there(payload);
}

void Upstream::send(const v1::ClientMessage& message) {
  std::string bytes;
  wire::append_frame(message, bytes);
  outbox_.push_back(std::move(bytes));
  write_more();
}

void Upstream::write_more() {
  if (writing_ || outbox_.empty()) {
    return;
  }
  writing_ = true;
  asio::async_write(socket_, asio::buffer(outbox_.front()),
                    [this, attempt = attempt_](const error_code& error, std::size_t) {
                      if (attempt != attempt_) {
                        return;
                      }
                      writing_ = false;
                      if (error) {
                        return lose(error.message());
                      }
                      outbox_.pop_front();
                      write_more();
                    });
}

void Upstream::lose(const std::string& why) {
  there_ = false;
  error_code ignored;  // it may be closed already
  socket_.close(ignored);
  again_.expires_after(pause_);
  pause_ = std::min(pause_ * 2, kLongestPause);
  again_.async_wait([this, attempt = attempt_](const error_code& error) {
    if (!error && !closed_ && attempt == attempt_) {
      connect();
    }
  });
  ear_.chair_lost(why);
}

}  // namespace knead::display
