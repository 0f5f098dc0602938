// A message ready to be written, shared by all the clients that get it.
#pragma once

#include <memory>
#include <string>

#include "knead/v1/conversation.pb.h"

namespace knead::daemon {

using Frame = std::shared_ptr<const std::string>;

/// The message with its length before it.
[[nodiscard]] Frame make_frame(const v1::ServerMessage& message);

}  // namespace knead::daemon
