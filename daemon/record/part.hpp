// The outermost layer of a recording: parts with a checksum, each preceded by its length
// (recording.proto). Not real-time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "google/protobuf/message_lite.h"
#include "knead/v1/recording.pb.h"

namespace knead::record {

inline constexpr std::uint32_t kFormatVersion = 1;
inline constexpr std::string_view kFormatName = "knead recording";

/// A longer part is none: some other file, or a length that was damaged. A chunk has about 20 KiB,
/// a header with the largest configuration files less than 1 MiB.
inline constexpr std::uint32_t kLongestPart = 4U << 20U;

[[nodiscard]] std::uint32_t checksum(std::string_view bytes);

/// One part as it stands in a file, length and all.
[[nodiscard]] std::string framed_part(v1::RecordingPart::Kind kind,
                                      const google::protobuf::MessageLite& body);

}  // namespace knead::record
