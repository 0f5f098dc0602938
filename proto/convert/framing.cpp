#include "proto/convert/framing.hpp"

#include <array>
#include <cstdint>

#include "google/protobuf/io/coded_stream.h"

namespace knead::wire {

namespace {

constexpr std::size_t kMaxLengthBytes = 5;  // a varint of 32 bits

}  // namespace

void append_frame(const google::protobuf::MessageLite& message, std::string& bytes) {
  const std::size_t size = message.ByteSizeLong();
  std::array<std::uint8_t, kMaxLengthBytes> length{};
  const std::uint8_t* const end = google::protobuf::io::CodedOutputStream::WriteVarint32ToArray(
      static_cast<std::uint32_t>(size), length.data());
  const std::size_t payload_at = bytes.size() + static_cast<std::size_t>(end - length.data());
  bytes.append(reinterpret_cast<const char*>(length.data()),
               static_cast<std::size_t>(end - length.data()));
  bytes.resize(payload_at + size);
  message.SerializeWithCachedSizesToArray(
      reinterpret_cast<std::uint8_t*>(bytes.data() + payload_at));
}

void FrameReader::feed(std::string_view bytes) {
  bytes_.erase(0, consumed_);
  consumed_ = 0;
  bytes_.append(bytes);
}

FrameState FrameReader::next(std::string_view& payload) {
  const std::string_view rest = std::string_view(bytes_).substr(consumed_);
  std::uint64_t length = 0;
  std::size_t used = 0;
  while (true) {
    if (used == rest.size()) {
      return FrameState::incomplete;
    }
    const auto byte = static_cast<std::uint8_t>(rest[used]);
    length |= static_cast<std::uint64_t>(byte & 0x7FU) << (7 * used);
    ++used;
    if ((byte & 0x80U) == 0U) {
      break;
    }
    if (used == kMaxLengthBytes) {
      return FrameState::malformed;
    }
  }
  if (length > max_message_) {
    return FrameState::too_large;
  }
  if (rest.size() - used < length) {
    return FrameState::incomplete;
  }
  payload = rest.substr(used, length);
  consumed_ += used + length;
  return FrameState::complete;
}

}  // namespace knead::wire
