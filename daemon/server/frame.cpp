#include "daemon/server/frame.hpp"

#include "proto/convert/framing.hpp"

namespace knead::daemon {

Frame make_frame(const v1::ServerMessage& message) {
  auto bytes = std::make_shared<std::string>();
  wire::append_frame(message, *bytes);
  return bytes;
}

}  // namespace knead::daemon
