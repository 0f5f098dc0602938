// What the doctor knows of a board, before anything is judged: filled by the readers (read_*.hpp)
// from /proc, /sys and /dev under a root of their choice, judged by the checks (*_checks.hpp),
// which look at nothing else. `optional` where a board may not have it or it could not be read.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace knead::doctor {

struct KernelFacts {
  std::string release{};  ///< "6.1.0-30-arm64"
  std::string machine{};  ///< "aarch64", as uname -m
  bool preempt_rt = false;
  std::optional<std::int64_t> rt_runtime_us{};  ///< sched_rt_runtime_us; -1 is without a limit
  std::optional<std::int64_t> rt_period_us{};
  std::vector<std::string> governors{};  ///< the different ones in use; empty = fixed frequency
  std::vector<int> online_cpus{};
  std::vector<int> isolated_cpus{};
  std::string clocksource{};
};

/// What the kernel says for "unlimited".
inline constexpr std::uint64_t kUnlimited = UINT64_MAX;

/// Of kneadd if it runs, else of this process.
struct RightsFacts {
  std::string whose{};                           ///< "kneadd (pid 812)", "this shell"
  bool of_kneadd = false;                        ///< a running one was looked at
  std::optional<std::uint64_t> rtprio_limit{};   ///< RLIMIT_RTPRIO
  std::optional<std::uint64_t> memlock_limit{};  ///< RLIMIT_MEMLOCK in bytes
  bool fifo_granted = false;                     ///< SCHED_FIFO held (kneadd) or tried (here)
  bool memory_locked = false;                    ///< mlockall held (kneadd) or tried (here)
  std::string fifo_error{};                      ///< errno in words, when tried and refused
  std::string lock_error{};
};

struct MachineFacts {
  std::optional<std::uint64_t> memory_total_bytes{};
  std::optional<std::uint64_t> memory_available_bytes{};
  std::int64_t monotonic_resolution_ns = 0;
  std::int64_t wall_unix_s = 0;
  bool wall_synchronised = false;
};

/// A folder that kneadd writes into.
struct FolderFacts {
  std::string what{};  ///< "history", "recordings"
  std::filesystem::path path{};
  std::filesystem::path nearest{};  ///< the folder itself, or the nearest above it that is there
  bool there = false;
  bool may_write = false;
  std::optional<std::uint64_t> free_bytes{};
  std::optional<double> sync_ms{};  ///< the slowest of a few small writes, each brought to the disk
  std::string sync_error{};
};

struct AccountFacts {
  std::string user{};  ///< who asks
  bool root = false;
  std::vector<std::string> groups{};  ///< of who asks
  bool knead_user = false;            ///< the account knead is there
  bool knead_group = false;
  bool io_group = false;  ///< the group of the devices is there
  bool knead_in_io_group = false;
};

struct SocketFacts {
  std::filesystem::path path{};
  bool there = false;
  bool is_socket = false;
  mode_t mode = 0;  ///< permission bits
  std::string owner{};
  std::string group{};
  bool answers = false;
  std::string error{};  ///< errno in words, when nobody answers
};

/// One device that the chair's file names.
struct DeviceFacts {
  std::string key{};             ///< as in the chair's file: "gpio.enable"
  std::string wanted{};          ///< "gpiochip with label \"knead\", line \"enable\""
  std::filesystem::path path{};  ///< where it was found; empty = not found
  bool may_open = false;         ///< this user may read and write it
  std::string error{};           ///< what was wrong, with errno in words
  std::string cure{};            ///< of the reader that knows the kind
};

}  // namespace knead::doctor
