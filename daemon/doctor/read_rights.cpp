#include "daemon/doctor/read_rights.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstring>
#include <sstream>
#include <string_view>
#include <thread>

namespace knead::doctor {

namespace {

/// Of /proc/PID/stat behind the name, which is in parentheses and may contain anything: the state
/// is the first, the real-time priority the 38th, the policy the 39th (proc(5): fields 3, 40 and
/// 41).
constexpr int kPolicyBehindName = 39;

std::optional<std::uint64_t> soft_limit(const Root& root, const std::filesystem::path& process,
                                        std::string_view name) {
  for (const std::string& line : root.lines(process / "limits")) {
    if (!line.starts_with(name)) continue;
    const std::string rest = line.substr(name.size());
    if (rest.find_first_not_of(' ') == rest.find("unlimited")) return kUnlimited;
    const auto value = leading_number(rest);
    return value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
  }
  return std::nullopt;
}

bool is_fifo(const std::string& stat) {
  const auto name_end = stat.rfind(')');
  if (name_end == std::string::npos) return false;
  std::istringstream words(stat.substr(name_end + 1));
  std::string word;
  for (int i = 0; i < kPolicyBehindName; ++i) {
    words >> word;
  }
  return word == std::to_string(SCHED_FIFO);
}

bool any_thread_is_fifo(const Root& root, const std::filesystem::path& process) {
  for (const auto& thread : root.entries(process / "task")) {
    if (is_fifo(root.text(thread / "stat").value_or(""))) return true;
  }
  return false;
}

bool has_locked_memory(const Root& root, const std::filesystem::path& process) {
  constexpr std::string_view kLocked = "VmLck:";
  for (const std::string& line : root.lines(process / "status")) {
    if (line.starts_with(kLocked)) return leading_number(line.substr(kLocked.size())) > 0;
  }
  return false;
}

std::optional<std::uint64_t> own_limit(__rlimit_resource which) {
  rlimit limit{};
  if (::getrlimit(which, &limit) != 0) return std::nullopt;
  return limit.rlim_cur == RLIM_INFINITY ? kUnlimited : static_cast<std::uint64_t>(limit.rlim_cur);
}

}  // namespace

std::optional<RightsFacts> read_rights_of_kneadd(const Root& root) {
  for (const auto& process : root.entries("proc")) {
    if (root.text(process / "comm") != "kneadd") continue;
    return RightsFacts{.whose = fmt::format("kneadd, pid {}", process.filename().string()),
                       .of_kneadd = true,
                       .rtprio_limit = soft_limit(root, process, "Max realtime priority"),
                       .memlock_limit = soft_limit(root, process, "Max locked memory"),
                       .fifo_granted = any_thread_is_fifo(root, process),
                       .memory_locked = has_locked_memory(root, process),
                       .fifo_error = {},
                       .lock_error = {}};
  }
  return std::nullopt;
}

RightsFacts try_rights(int priority) {
  RightsFacts facts{.whose = "this shell",
                    .of_kneadd = false,
                    .rtprio_limit = own_limit(RLIMIT_RTPRIO),
                    .memlock_limit = own_limit(RLIMIT_MEMLOCK),
                    .fifo_error = {},
                    .lock_error = {}};
  std::thread([&facts, priority] {
    const sched_param wish{priority};
    const int error = ::pthread_setschedparam(::pthread_self(), SCHED_FIFO, &wish);
    facts.fifo_granted = error == 0;
    if (error != 0) facts.fifo_error = std::strerror(error);
  }).join();
  facts.memory_locked = ::mlockall(MCL_CURRENT | MCL_FUTURE) == 0;
  if (facts.memory_locked) {
    ::munlockall();
  } else {
    facts.lock_error = std::strerror(errno);
  }
  return facts;
}

}  // namespace knead::doctor
