#include "daemon/record/keep_file.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <regex>

namespace knead::record {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerAndGroup = 0640;

/// A descriptor that closes itself.
class Open {
 public:
  Open(const fs::path& path, int flags)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, kOwnerAndGroup)) {}
  ~Open() {
    if (fd_ >= 0) ::close(fd_);
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;

  [[nodiscard]] bool good() const { return fd_ >= 0; }
  [[nodiscard]] bool sync() const { return ::fsync(fd_) == 0; }
  [[nodiscard]] bool write(const std::string& bytes) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t written = ::write(fd_, bytes.data() + done, bytes.size() - done);
      if (written < 0 && errno != EINTR) return false;
      if (written > 0) done += static_cast<std::size_t>(written);
    }
    return true;
  }

 private:
  int fd_;
};

bool write_all(const fs::path& path, const RecordingStore& store, const std::vector<Chunk>& chunks,
               const std::string& why) {
  const Open file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.good() || !file.write(*store.header())) return false;
  std::uint64_t cycles = 0;
  for (const Chunk& chunk : chunks) {
    if (!file.write(*chunk.bytes)) return false;
    cycles += chunk.cycles;
  }
  return file.write(*store.end(cycles, why)) && file.sync();
}

void remove_oldest(const fs::path& folder, std::size_t most) {
  static const std::regex kOurs(R"(\d{8}T\d{6}Z_\w+\.knead)");
  std::vector<fs::path> ours;
  std::error_code ignored;  // what cannot be removed now is removed the next time
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (std::regex_match(entry.path().filename().string(), kOurs)) ours.push_back(entry.path());
  }
  std::ranges::sort(ours);  // their names begin with the time
  for (std::size_t i = 0; i + most < ours.size(); ++i) fs::remove(ours[i], ignored);
}

}  // namespace

std::string kept_name(std::int64_t unix_s, const std::string& why) {
  return fmt::format("{:%Y%m%dT%H%M%SZ}_{}.knead", fmt::gmtime(static_cast<std::time_t>(unix_s)),
                     why);
}

Result<fs::path> keep_file(const fs::path& folder, const std::string& name,
                           const RecordingStore& store, const std::vector<Chunk>& chunks,
                           const std::string& why, std::size_t most) {
  std::error_code ignored;  // an existing folder is no mistake; one that cannot be made shows below
  fs::create_directories(folder, ignored);
  fs::path path = folder / name;
  const fs::path unfinished = folder / ("." + name + ".part");
  if (!write_all(unfinished, store, chunks, why) ||
      ::rename(unfinished.c_str(), path.c_str()) != 0) {
    const std::string cause = std::strerror(errno);
    fs::remove(unfinished, ignored);
    return failure(ErrorCode::io, path.string(),
                   "the recording could not be kept: " + cause +
                       ". Give kneadd a folder that it may write to (`recordings` in kneadd.toml) "
                       "and space on its disk.");
  }
  const Open directory(folder, O_RDONLY | O_DIRECTORY);
  static_cast<void>(directory.good() && directory.sync());  // the file itself is synced already
  remove_oldest(folder, most);
  return path;
}

}  // namespace knead::record
