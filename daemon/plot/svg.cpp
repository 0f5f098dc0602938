#include "daemon/plot/svg.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "daemon/plot/script.hpp"

namespace knead::plot {

namespace {

/// A file that lives in memory only: what the child reads and writes, without pipes that could
/// fill up on both ends.
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : descriptor_(memfd_create(name, MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  [[nodiscard]] int descriptor() const { return descriptor_; }

  [[nodiscard]] bool write_all(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = write(descriptor_, text.data(), text.size());
      if (written <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return lseek(descriptor_, 0, SEEK_SET) == 0;
  }

  [[nodiscard]] std::string read_all() const {
    std::string text;
    std::array<char, 65536> part{};
    if (lseek(descriptor_, 0, SEEK_SET) != 0) return text;
    for (ssize_t got = 0; (got = read(descriptor_, part.data(), part.size())) > 0;) {
      text.append(part.data(), static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  int descriptor_;
};

/// Runs gnuplot to its end; its exit status, or an errno below zero when it cannot be begun.
int run_gnuplot(const MemoryFile& script, const MemoryFile& picture, const MemoryFile& complaints) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, script.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, picture.descriptor(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, complaints.descriptor(), STDERR_FILENO);
  std::string program = "gnuplot";
  std::string no_settings_of_its_user = "--default-settings";
  std::string from_stdin = "-";
  std::array<char*, 4> words{program.data(), no_settings_of_its_user.data(), from_stdin.data(),
                             nullptr};
  pid_t child = 0;
  const int failed = posix_spawnp(&child, "gnuplot", &files, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (failed != 0) return -failed;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<std::string> to_svg(const Figure& figure) {
  const MemoryFile script("knead-script");
  const MemoryFile picture("knead-picture");
  const MemoryFile complaints("knead-complaints");
  if (!script.write_all(gnuplot_script(figure))) {
    return failure(ErrorCode::io, "gnuplot", std::strerror(errno));
  }
  const int status = run_gnuplot(script, picture, complaints);
  if (status == -ENOENT) {
    return failure(ErrorCode::missing, "gnuplot",
                   "is not installed; pictures need it: apt-get install gnuplot-nox");
  }
  if (status < 0) return failure(ErrorCode::io, "gnuplot", std::strerror(-status));
  std::string svg = picture.read_all();
  if (status != 0 || !svg.ends_with("</svg>\n\n")) {
    return failure(ErrorCode::io, "gnuplot",
                   fmt::format("status {}: {}", status, complaints.read_all()));
  }
  return svg;
}

}  // namespace knead::plot
