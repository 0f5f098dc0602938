#include "daemon/doctor/read_machine.hpp"

#include <stdlib.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "daemon/clock/monotonic.hpp"

namespace knead::doctor {

namespace {

constexpr int kWrites = 5;
constexpr std::size_t kWritten_bytes = 4096;
constexpr std::int64_t kNanosecondsInSecond = 1'000'000'000;

std::optional<std::uint64_t> memory(const Root& root, std::string_view name) {
  constexpr std::uint64_t kKiB = 1024;
  for (const std::string& line : root.lines("proc/meminfo")) {
    if (!line.starts_with(name)) continue;
    const auto value = leading_number(line.substr(name.size()));
    return value ? std::optional(static_cast<std::uint64_t>(*value) * kKiB) : std::nullopt;
  }
  return std::nullopt;
}

std::filesystem::path nearest_folder(std::filesystem::path folder) {
  std::error_code ignored;  // what cannot be looked at is not there for us
  while (folder.has_relative_path() && !std::filesystem::is_directory(folder, ignored)) {
    folder = folder.parent_path();
  }
  return folder.empty() ? "." : folder;
}

/// The slowest of kWrites; negative errno when one failed.
double slowest_write_ms(int file) {
  const std::array<char, kWritten_bytes> block{};
  double slowest = 0.0;
  for (int i = 0; i < kWrites; ++i) {
    const TimePoint begin = daemon::monotonic_now();
    if (::pwrite(file, block.data(), block.size(), 0) != static_cast<ssize_t>(block.size()) ||
        ::fdatasync(file) != 0) {
      return -errno;
    }
    slowest = std::max(slowest, seconds(daemon::monotonic_now() - begin) * 1000.0);
  }
  return slowest;
}

void write_a_little(FolderFacts& facts) {
  std::string name = (facts.path / ".kneadctl-doctor-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0) {
    facts.sync_error = std::strerror(errno);
    return;
  }
  ::unlink(name.c_str());
  const double slowest = slowest_write_ms(file);
  ::close(file);
  if (slowest < 0.0) {
    facts.sync_error = std::strerror(static_cast<int>(-slowest));
  } else {
    facts.sync_ms = slowest;
  }
}

}  // namespace

MachineFacts read_machine(const Root& root) {
  timespec resolution{};
  ::clock_getres(CLOCK_MONOTONIC, &resolution);
  timex discipline{};
  const int state = ::adjtimex(&discipline);
  return {.memory_total_bytes = memory(root, "MemTotal:"),
          .memory_available_bytes = memory(root, "MemAvailable:"),
          .monotonic_resolution_ns = resolution.tv_sec * kNanosecondsInSecond + resolution.tv_nsec,
          .wall_unix_s = static_cast<std::int64_t>(::time(nullptr)),
          .wall_synchronised = state >= 0 && state != TIME_ERROR};
}

FolderFacts read_folder(std::string what, const std::filesystem::path& folder) {
  FolderFacts facts{.what = std::move(what),
                    .path = folder,
                    .nearest = nearest_folder(folder),
                    .free_bytes = {},
                    .sync_ms = {},
                    .sync_error = {}};
  struct statvfs disk{};
  if (::statvfs(facts.nearest.c_str(), &disk) == 0) {
    facts.free_bytes = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  }
  facts.there = facts.nearest == facts.path;
  if (!facts.there) return facts;
  facts.may_write = ::access(facts.path.c_str(), W_OK | X_OK) == 0 || errno == EROFS;
  if (facts.may_write) write_a_little(facts);
  return facts;
}

}  // namespace knead::doctor
