// Where kneadd and its clients meet when nobody says where. Not real-time.
#pragma once

#include <filesystem>

namespace knead::client {

/// Where systemd makes a folder for kneadd (RuntimeDirectory=knead).
inline constexpr const char* kSystemSocket = "/run/knead/kneadd.sock";

/// $KNEAD_SOCKET; else the first of these that is there: the system's, $XDG_RUNTIME_DIR/kneadd.sock
/// and /tmp/knead-UID/kneadd.sock, where `./dev run` listens (the last only in a folder of one's
/// own: in /tmp anybody can make one); else the system's, so that the error names where it belongs.
[[nodiscard]] std::filesystem::path default_socket_path();

}  // namespace knead::client
