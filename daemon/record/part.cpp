#include "daemon/record/part.hpp"

#include <zlib.h>

#include "proto/convert/framing.hpp"

namespace knead::record {

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(::crc32_z(
      ::crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string framed_part(v1::RecordingPart::Kind kind, const google::protobuf::MessageLite& body) {
  v1::RecordingPart part;
  part.set_kind(kind);
  body.SerializeToString(part.mutable_body());
  part.set_crc32(checksum(part.body()));
  std::string framed;
  wire::append_frame(part, framed);
  return framed;
}

}  // namespace knead::record
