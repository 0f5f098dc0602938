// The bytes between a controller and its plant: a Unix stream socket, and messages framed by their
// length. Knows nothing of what they mean. The other side is not trusted: it may be silent, send
// half a message, a huge one, or anything at all.
// Thread: one; say_now() also from a crash handler. Not real-time: it waits and allocates.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "control/types/result.hpp"
#include "control/types/time.hpp"
#include "proto/convert/framing.hpp"

namespace knead::bridge {

/// Of a message either way (plant.proto).
inline constexpr std::size_t kMaxMessage = std::size_t{64} * 1024;

class PlantStream {
 public:
  /// Connects to a listening plant, trying again until `patience` is over: whoever starts plant and
  /// controller together need not care which is first. Errors: not_found, refused, out_of_range.
  [[nodiscard]] static Result<PlantStream> connect(const std::filesystem::path& socket,
                                                   Duration patience);

  explicit PlantStream(int descriptor, Duration patience)
      : descriptor_(descriptor), patience_(patience) {}
  PlantStream(PlantStream&& other) noexcept;
  PlantStream& operator=(PlantStream&&) = delete;
  PlantStream(const PlantStream&) = delete;
  PlantStream& operator=(const PlantStream&) = delete;
  ~PlantStream();

  [[nodiscard]] Result<void> say(const google::protobuf::MessageLite& message);
  /// Bytes that are framed already; whether they arrive is nobody's concern any more.
  /// Async-signal-safe.
  void say_now(std::string_view framed) const noexcept;

  /// The next message's bytes, valid until the next call. Error `io`: silent for the patience,
  /// closed, closed in the middle of a message; `syntax`: no length; `out_of_range`: too long.
  [[nodiscard]] Result<std::string_view> hear();

 private:
  /// Waits for bytes until `deadline` and takes them.
  [[nodiscard]] Result<void> feed(TimePoint deadline);

  int descriptor_;
  Duration patience_;
  wire::FrameReader reader_{kMaxMessage};
  std::size_t pending_ = 0;  ///< bytes of the message that has begun to arrive
  std::string out_;
};

}  // namespace knead::bridge
