#include "hal/bridge/plant_stream.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include "hal/bridge/words.hpp"

namespace knead::bridge {

namespace {

constexpr std::size_t kReadAtOnce = std::size_t{16} * 1024;
constexpr auto kTryAgainAfter = std::chrono::milliseconds(20);

TimePoint wall_now() { return TimePoint(std::chrono::steady_clock::now().time_since_epoch()); }

std::string system_says() { return std::strerror(errno); }

/// Of a payload and the varint of its length; non-minimal lengths count as minimal ones.
std::size_t framed(std::size_t payload) {
  std::size_t bytes = payload + 1;
  for (std::size_t rest = payload >> 7U; rest > 0; rest >>= 7U) ++bytes;
  return bytes;
}

tl::unexpected<Error> no_plant(const std::filesystem::path& socket) {
  if (errno == EACCES || errno == EPERM) {
    return failure(ErrorCode::refused, socket.string(),
                   "may not be opened by you; see who owns the plant's socket");
  }
  return failure(ErrorCode::not_found, socket.string(),
                 "no plant listens here (" + system_says() +
                     "); start the plant on this socket, or name the one it listens on");
}

}  // namespace

Result<PlantStream> PlantStream::connect(const std::filesystem::path& socket, Duration patience) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket.native().size() >= sizeof(address.sun_path)) {
    return failure(ErrorCode::out_of_range, socket.string(),
                   "is longer than 107 characters, the most that a socket's path may have");
  }
  std::memcpy(address.sun_path, socket.c_str(), socket.native().size());
  PlantStream stream(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), patience);
  const TimePoint deadline = wall_now() + patience;
  while (::connect(stream.descriptor_, reinterpret_cast<const sockaddr*>(&address),
                   sizeof(address)) != 0) {
    const bool may_still_come = errno == ENOENT || errno == ECONNREFUSED || errno == EINTR;
    if (!may_still_come || wall_now() >= deadline) return no_plant(socket);
    std::this_thread::sleep_for(kTryAgainAfter);
  }
  return stream;
}

PlantStream::PlantStream(PlantStream&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      patience_(other.patience_),
      reader_(std::move(other.reader_)),
      pending_(other.pending_),
      out_(std::move(other.out_)) {}

PlantStream::~PlantStream() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> PlantStream::say(const google::protobuf::MessageLite& message) {
  out_.clear();
  wire::append_frame(message, out_);
  // In lock step no more than one message is ever under way: what does not fit now never will.
  const ssize_t sent = ::send(descriptor_, out_.data(), out_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent == static_cast<ssize_t>(out_.size())) return {};
  return failure(ErrorCode::io, {},
                 sent < 0 ? "went away (" + system_says() + "); look at its own output for why"
                          : "does not read what it is told; it must read one message, answer it, "
                            "and read the next");
}

void PlantStream::say_now(std::string_view framed) const noexcept {
  static_cast<void>(::send(descriptor_, framed.data(), framed.size(), MSG_NOSIGNAL | MSG_DONTWAIT));
}

Result<std::string_view> PlantStream::hear() {
  const TimePoint deadline = wall_now() + patience_;
  std::string_view payload;
  while (true) {
    switch (reader_.next(payload)) {
      case wire::FrameState::complete:
        pending_ -= std::min(pending_, framed(payload.size()));
        return payload;
      case wire::FrameState::too_large:
        return failure(ErrorCode::out_of_range, {},
                       "announced a message of more than 64 KiB; no message is that long: write "
                       "each one's length as a varint before it");
      case wire::FrameState::malformed:
        return failure(ErrorCode::syntax, {},
                       "sent bytes that are no message; write each one's length as a varint "
                       "before it");
      case wire::FrameState::incomplete:
        if (Result<void> fed = feed(deadline); !fed) return tl::unexpected(fed.error());
    }
  }
}

Result<void> PlantStream::feed(TimePoint deadline) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - wall_now());
    pollfd readable{.fd = descriptor_, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&readable, 1, static_cast<int>(std::max<long>(left.count(), 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) {
      return failure(ErrorCode::io, {},
                     (pending_ > 0 ? "stopped in the middle of a message, silent for "
                                   : "has been silent for ") +
                         words(seconds(patience_)) +
                         " s; see whether it hangs, or allow it more with --plant-timeout");
    }
    std::array<char, kReadAtOnce> bytes;
    const ssize_t got = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      return failure(ErrorCode::io, {},
                     (pending_ > 0 ? std::string("went away in the middle of a message")
                                   : std::string("went away")) +
                         (got < 0 ? " (" + system_says() + ")" : "") +
                         "; look at its own output for why, and let it say PlantGoodbye when it "
                         "means to end");
    }
    pending_ += static_cast<std::size_t>(got);
    reader_.feed({bytes.data(), static_cast<std::size_t>(got)});
    return {};
  }
}

}  // namespace knead::bridge
