#include "daemon/client/socket_path.hpp"

#include <cstdlib>

namespace knead::client {

std::filesystem::path default_socket_path() {
  if (const char* said = std::getenv("KNEAD_SOCKET"); said != nullptr && *said != '\0') {
    return said;
  }
  std::error_code ignored;  // what cannot be looked at is not there for us
  if (!std::filesystem::exists(kSystemSocket, ignored) &&
      std::filesystem::exists(kTreeSocket, ignored)) {
    return kTreeSocket;
  }
  return kSystemSocket;
}

}  // namespace knead::client
