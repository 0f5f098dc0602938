#include "daemon/client/client.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "proto/convert/hello.hpp"
#include "proto/convert/snapshot.hpp"

namespace knead::client {

namespace {

constexpr std::size_t kReadAtOnce = 16 * 1024;
constexpr std::size_t kKept = 1024;

TimePoint now() { return TimePoint(std::chrono::steady_clock::now().time_since_epoch()); }

std::string system_says() { return std::strerror(errno); }

tl::unexpected<Error> gone(const std::string& why) {
  return failure(ErrorCode::io, "kneadd", why + "; see whether it still runs (`kneadctl status`)");
}

}  // namespace

Result<Client> Client::connect(const std::filesystem::path& socket, const Wishes& wishes,
                               Duration patience) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket.native().size() >= sizeof(address.sun_path)) {
    return failure(ErrorCode::out_of_range, socket.string(),
                   "is longer than 107 characters, the most that a socket's path may have");
  }
  std::memcpy(address.sun_path, socket.c_str(), socket.native().size());
  Client client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (::connect(client.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) !=
      0) {
    const bool forbidden = errno == EACCES || errno == EPERM;
    return failure(forbidden ? ErrorCode::refused : ErrorCode::not_found, socket.string(),
                   forbidden ? "may not be opened by you; join the group `knead`"
                             : "no kneadd listens here (" + system_says() +
                                   "); start it, or say --socket or KNEAD_SOCKET");
  }
  v1::ClientMessage hello;
  hello.mutable_hello()->set_protocol_version(wire::kProtocolVersion);
  hello.mutable_hello()->set_client_name(wishes.name);
  hello.mutable_hello()->set_wants_snapshots(wishes.snapshots);
  hello.mutable_hello()->set_wants_events(wishes.events);
  hello.mutable_hello()->set_recording(wishes.recording);
  if (Result<void> sent = client.send(hello); !sent) {
    return tl::unexpected(sent.error());
  }
  Result<std::optional<v1::ServerMessage>> first = client.receive(now() + patience);
  if (!first) {
    return tl::unexpected(first.error());
  }
  if (!*first || !(*first)->has_hello()) {
    return gone("what listens here says no hello");
  }
  client.hello_ = std::move(*(*first)->mutable_hello());
  return client;
}

Client::Client(Client&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      last_id_(other.last_id_),
      hello_(std::move(other.hello_)),
      reader_(std::move(other.reader_)),
      kept_(std::move(other.kept_)) {}

Client& Client::operator=(Client&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  last_id_ = other.last_id_;
  hello_ = std::move(other.hello_);
  reader_ = std::move(other.reader_);
  kept_ = std::move(other.kept_);
  return *this;
}

Client::~Client() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

Result<std::uint64_t> Client::send_request(v1::Request request) {
  v1::ClientMessage message;
  request.set_id(++last_id_);
  *message.mutable_request() = std::move(request);
  return send(message).map([this] { return last_id_; });
}

Result<v1::Answer> Client::ask(v1::Request request, Duration patience) {
  if (Result<std::uint64_t> sent = send_request(std::move(request)); !sent) {
    return tl::unexpected(sent.error());
  }
  return wait_for(
             [this](const v1::ServerMessage& message) {
               return message.has_answer() && message.answer().request_id() == last_id_;
             },
             patience)
      .map([](const v1::ServerMessage& message) { return message.answer(); });
}

Result<v1::CareAnswer> Client::ask(v1::CareRequest request, Duration patience) {
  v1::ClientMessage message;
  request.set_id(++last_id_);
  *message.mutable_care() = std::move(request);
  if (Result<void> sent = send(message); !sent) {
    return tl::unexpected(sent.error());
  }
  return wait_for(
             [this](const v1::ServerMessage& came) {
               return came.has_care() && came.care().request_id() == last_id_;
             },
             patience)
      .map([](const v1::ServerMessage& came) { return came.care(); });
}

template <class Wanted>
Result<v1::ServerMessage> Client::wait_for(Wanted wanted, Duration patience) {
  const TimePoint until = now() + patience;
  while (true) {
    Result<std::optional<v1::ServerMessage>> received = receive(until);
    if (!received) {
      return tl::unexpected(received.error());
    }
    if (!*received) {
      return gone("no answer came in time");
    }
    if (wanted(**received)) {
      return std::move(**received);
    }
    if (kept_.size() == kKept) {
      kept_.pop_front();
    }
    kept_.push_back(std::move(**received));
  }
}

Result<std::optional<v1::ServerMessage>> Client::next(Duration patience) {
  if (!kept_.empty()) {
    v1::ServerMessage message = std::move(kept_.front());
    kept_.pop_front();
    return message;
  }
  return receive(now() + patience);
}

Result<v1::Snapshot> Client::next_state(Duration patience) {
  const TimePoint until = now() + patience;
  while (true) {
    Result<std::optional<v1::ServerMessage>> message = next(until - now());
    if (!message) {
      return tl::unexpected(message.error());
    }
    if (!*message) {
      return gone("no snapshot came in time");
    }
    if ((*message)->has_snapshot()) {
      return std::move(*(*message)->mutable_snapshot());
    }
  }
}

Result<Snapshot> Client::next_snapshot(Duration patience) {
  return next_state(patience).and_then([](const v1::Snapshot& state) -> Result<Snapshot> {
    Snapshot snapshot;
    return wire::from_wire(state, snapshot).map([&] { return snapshot; });
  });
}

Result<void> Client::send(const v1::ClientMessage& message) {
  std::string bytes;
  wire::append_frame(message, bytes);
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const ssize_t written = ::send(descriptor_, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (written < 0 && errno != EINTR) {
      // Its last words may still be there to be read.
      const Result<std::optional<v1::ServerMessage>> last = receive(now());
      return last ? gone("the connection broke (" + system_says() + ")")
                  : tl::unexpected(last.error());
    }
    rest.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
  return {};
}

Result<std::optional<v1::ServerMessage>> Client::receive(TimePoint until) {
  while (true) {
    Result<std::optional<v1::ServerMessage>> message = take_buffered();
    if (!message || *message) {
      return message;
    }
    const Result<void> read = wait_and_read(until);
    if (!read) {
      return tl::unexpected(read.error());
    }
    if (now() >= until) {
      return take_buffered();
    }
  }
}

Result<std::optional<v1::ServerMessage>> Client::take_buffered() {
  std::string_view payload;
  switch (reader_.next(payload)) {
    case wire::FrameState::incomplete:
      return std::nullopt;
    case wire::FrameState::too_large:
    case wire::FrameState::malformed:
      return failure(ErrorCode::syntax, "kneadd",
                     "what listens here does not speak Knead's protocol");
    case wire::FrameState::complete:
      break;
  }
  v1::ServerMessage message;
  if (!message.ParseFromArray(payload.data(), static_cast<int>(payload.size()))) {
    return failure(ErrorCode::syntax, "kneadd", "sent bytes that are no ServerMessage");
  }
  if (message.has_goodbye()) {
    const bool version = message.goodbye().reason() == v1::GOODBYE_REASON_VERSION_MISMATCH;
    return failure(version ? ErrorCode::wrong_version : ErrorCode::refused, "kneadd",
                   "said goodbye: " + message.goodbye().text());
  }
  return message;
}

/// Waits until something can be read or `until` has come, and reads what is there.
Result<void> Client::wait_and_read(TimePoint until) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now()).count();
  pollfd readable{descriptor_, POLLIN, 0};
  const int ready =
      ::poll(&readable, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 1 << 30)));
  if (ready <= 0) {
    return ready == 0 || errno == EINTR ? Result<void>() : gone(system_says());
  }
  std::array<char, kReadAtOnce> bytes{};
  const ssize_t received = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
  if (received == 0 || (received < 0 && errno != EINTR)) {
    return gone(received == 0 ? "it closed the connection" : system_says());
  }
  reader_.feed({bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(received, 0))});
  return {};
}

}  // namespace knead::client
