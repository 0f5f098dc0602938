// The place in the file system where kneadd listens. Set-up only.
#pragma once

#include <filesystem>

#include "control/types/result.hpp"

namespace knead::daemon {

/// A listening Unix stream socket and its file, which goes when this goes. Owner and group may
/// connect (0660), nobody else: whoever can connect can move the chair.
class SocketFile {
 public:
  /// Makes missing folders; removes a file that a dead kneadd left behind, and only such a file.
  /// Errors: refused when somebody listens there or something else than a socket is in the way, io.
  [[nodiscard]] static Result<SocketFile> listen(const std::filesystem::path& path);

  SocketFile(SocketFile&& other) noexcept;
  SocketFile& operator=(SocketFile&&) = delete;
  SocketFile(const SocketFile&) = delete;
  SocketFile& operator=(const SocketFile&) = delete;
  ~SocketFile();

  /// Gives the descriptor away, to an acceptor that will close it.
  [[nodiscard]] int release_descriptor() noexcept;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  SocketFile(std::filesystem::path path, int descriptor);

  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace knead::daemon
