// Messages in a byte stream: each is preceded by its length as a varint (conversation.proto). The
// reader takes bytes as they come, in pieces of any size, from a peer that is not trusted. Not
// real-time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "google/protobuf/message_lite.h"

namespace knead::wire {

inline constexpr std::size_t kMaxClientMessage = 4 * 1024;
inline constexpr std::size_t kMaxServerMessage = 64 * 1024;

/// Appends one framed message to `bytes`, which keeps its capacity from frame to frame.
void append_frame(const google::protobuf::MessageLite& message, std::string& bytes);

enum class FrameState {
  incomplete,  ///< more bytes are needed
  complete,    ///< a payload is there
  too_large,   ///< the announced length is beyond the limit; the stream is lost
  malformed,   ///< the length is no varint of at most 32 bits; the stream is lost
};

class FrameReader {
 public:
  explicit FrameReader(std::size_t max_message) : max_message_(max_message) {}

  /// Adds bytes as received.
  void feed(std::string_view bytes);

  /// The next payload, if one is complete: valid until the next call of feed() or next(). After
  /// too_large or malformed the reader stays there: framing cannot be found again.
  [[nodiscard]] FrameState next(std::string_view& payload);

 private:
  std::size_t max_message_;
  std::string bytes_;
  std::size_t consumed_ = 0;
};

}  // namespace knead::wire
