#include "daemon/client/socket_path.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace knead::client {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool there(const std::filesystem::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there for us
  return std::filesystem::exists(path, ignored);
}

bool ours(const std::filesystem::path& folder) {
  struct stat found{};
  return ::lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
         found.st_uid == ::getuid();
}

}  // namespace

std::filesystem::path default_socket_path() {
  if (const std::string said = environment("KNEAD_SOCKET"); !said.empty()) {
    return said;
  }
  if (there(kSystemSocket)) {
    return kSystemSocket;
  }
  if (const std::string run = environment("XDG_RUNTIME_DIR"); !run.empty()) {
    if (const auto path = std::filesystem::path(run) / "kneadd.sock"; there(path)) {
      return path;
    }
  }
  const std::filesystem::path desk = "/tmp/knead-" + std::to_string(::getuid());
  if (ours(desk) && there(desk / "kneadd.sock")) {
    return desk / "kneadd.sock";
  }
  return kSystemSocket;
}

}  // namespace knead::client
