#include "daemon/server/socket_file.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

namespace knead::daemon {

namespace {

constexpr int kWaitingClients = 16;

tl::unexpected<Error> io_failure(const std::filesystem::path& path, const std::string& what) {
  return failure(ErrorCode::io, path.string(), what + ": " + std::strerror(errno));
}

std::optional<sockaddr_un> address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& text = path.native();
  if (text.size() >= sizeof(address.sun_path)) {
    return std::nullopt;
  }
  std::memcpy(address.sun_path, text.data(), text.size());
  return address;
}

int new_socket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

/// Does anybody accept connections there? A file that refuses them was left by a dead process.
bool somebody_listens(const sockaddr_un& address) {
  const int probe = new_socket();
  if (probe < 0) {
    return true;  // cannot tell: the file is left alone
  }
  const bool refused =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 &&
      errno == ECONNREFUSED;
  ::close(probe);
  return !refused;
}

Result<void> clear_the_way(const std::filesystem::path& path, const sockaddr_un& address) {
  struct stat found{};
  if (::lstat(path.c_str(), &found) != 0) {
    return {};
  }
  if (!S_ISSOCK(found.st_mode)) {
    return failure(ErrorCode::refused, path.string(),
                   "is no socket, so it is not removed; move it or choose another --socket");
  }
  if (somebody_listens(address)) {
    return failure(ErrorCode::refused, path.string(),
                   "another program listens here; end it or choose another --socket");
  }
  if (::unlink(path.c_str()) != 0) {
    return io_failure(path, "cannot remove the socket that a dead kneadd left");
  }
  return {};
}

}  // namespace

Result<SocketFile> SocketFile::listen(const std::filesystem::path& path) {
  const std::optional<sockaddr_un> address = address_of(path);
  if (!address) {
    return failure(ErrorCode::out_of_range, path.string(),
                   "is longer than 107 characters, the most that a socket's path may have");
  }
  if (path.has_parent_path()) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) {
      return failure(ErrorCode::io, path.parent_path().string(),
                     "cannot make this folder (" + error.message() + "); choose another --socket");
    }
  }
  if (Result<void> cleared = clear_the_way(path, *address); !cleared) {
    return tl::unexpected(cleared.error());
  }
  const int descriptor = new_socket();
  if (descriptor < 0) {
    return io_failure(path, "cannot make a socket");
  }
  // The mode is set before anybody can connect, not after.
  const mode_t before = ::umask(S_IXUSR | S_IXGRP | S_IRWXO);
  const int bound =
      ::bind(descriptor, reinterpret_cast<const sockaddr*>(&*address), sizeof(*address));
  ::umask(before);
  if (bound != 0 || ::listen(descriptor, kWaitingClients) != 0) {
    const auto problem = io_failure(path, "cannot listen here");
    ::close(descriptor);
    return problem;
  }
  return SocketFile(path, descriptor);
}

SocketFile::SocketFile(std::filesystem::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

SocketFile::SocketFile(SocketFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}

SocketFile::~SocketFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
  if (!path_.empty()) {
    ::unlink(path_.c_str());
  }
}

int SocketFile::release_descriptor() noexcept { return std::exchange(descriptor_, -1); }

}  // namespace knead::daemon
