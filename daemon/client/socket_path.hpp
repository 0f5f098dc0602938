// Where kneadd and its clients meet when nobody says where. Not real-time.
#pragma once

#include <filesystem>

namespace knead::client {

/// Where systemd makes a folder for kneadd (RuntimeDirectory=knead).
inline constexpr const char* kSystemSocket = "/run/knead/kneadd.sock";
/// Where a kneadd listens that was started from a source tree, from the folder it was started in.
inline constexpr const char* kTreeSocket = "build/run/kneadd.sock";

/// $KNEAD_SOCKET; else the system's socket if it is there; else the source tree's if it is there;
/// else the system's, so that the error names the place where it belongs.
[[nodiscard]] std::filesystem::path default_socket_path();

}  // namespace knead::client
