// What can be broken on purpose in a simulated chair, and what is, as text and for scripts. Pure.
#pragma once

#include <string>

#include "knead/v1/hello.pb.h"
#include "knead/v1/snapshot.pb.h"

namespace knead::ctl {

/// Without a line break at the end.
[[nodiscard]] std::string faults_text(const v1::ServerHello& hello, const v1::Snapshot& state);
/// {"allowed", "possible": [...], "on": [...]}, fields as in the protocol.
[[nodiscard]] std::string faults_json(const v1::ServerHello& hello, const v1::Snapshot& state);

}  // namespace knead::ctl
