// The chair's state and its programmes as a few lines for people; and as one line for a log.
#pragma once

#include <string>

#include "control/types/snapshot.hpp"
#include "knead/v1/hello.pb.h"

namespace knead::ctl {

[[nodiscard]] std::string status_text(const Snapshot& snapshot, const v1::ServerHello& hello);
/// One line, no line break: what `watch` prints each second where there is no terminal.
[[nodiscard]] std::string status_line(const Snapshot& snapshot);
[[nodiscard]] std::string programmes_text(const v1::ServerHello& hello);

}  // namespace knead::ctl
