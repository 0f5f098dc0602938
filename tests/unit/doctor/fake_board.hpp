// A folder that looks like a board's root: files of /proc, /sys and /etc as the kernel writes them.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "daemon/doctor/root.hpp"

namespace knead::doctor {

class FakeBoard {
 public:
  /// A board that is as it should be: PREEMPT_RT, a processor set aside, no scaling.
  FakeBoard() {
    std::string name = (std::filesystem::temp_directory_path() / "knead-board-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    put("proc/sys/kernel/osrelease", "6.1.0-30-rt-arm64\n");
    put("proc/version", "Linux version 6.1.0-30-rt-arm64 (gcc) #1 SMP PREEMPT_RT Debian\n");
    put("proc/sys/kernel/sched_rt_runtime_us", "950000\n");
    put("proc/sys/kernel/sched_rt_period_us", "1000000\n");
    put("sys/devices/system/cpu/online", "0-3\n");
    put("sys/devices/system/cpu/isolated", "3\n");
    put("sys/devices/system/clocksource/clocksource0/current_clocksource", "arch_sys_counter\n");
    put("proc/meminfo", "MemTotal:  1900000 kB\nMemFree: 1 kB\nMemAvailable:  1500000 kB\n");
    put("etc/passwd",
        "root:x:0:0::/root:/bin/sh\nknead:x:990:990::/:/bin/false\nada:x:1000:1000::/:\n");
    put("etc/group", "root:x:0:\nknead:x:990:ada\nknead-io:x:991:knead\nada:x:1000:\n");
  }
  ~FakeBoard() { std::filesystem::remove_all(path_); }
  FakeBoard(const FakeBoard&) = delete;
  FakeBoard& operator=(const FakeBoard&) = delete;

  void put(const std::filesystem::path& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  void take_away(const std::filesystem::path& name) const {
    std::filesystem::remove_all(path_ / name);
  }

  [[nodiscard]] Root root() const { return Root(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace knead::doctor
