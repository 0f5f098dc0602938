#include "daemon/doctor/machine_checks.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

namespace knead::doctor {

namespace {

constexpr std::uint64_t kMiB = 1024 * 1024;
/// kneadd locks about 120 MiB (VmLck of a running one with 60 s of raw signals); twice that leaves
/// the rest of the system its own.
constexpr std::uint64_t kMemoryGood = 256 * kMiB;
constexpr std::uint64_t kMemoryLeast = 128 * kMiB;
/// High-resolution timers say 1 ns; without them a wake-up waits for the next tick.
constexpr std::int64_t kResolutionMax_ns = 1000;
/// Before this program was written: a clock that was never set. Courses of massage count days.
constexpr std::int64_t kEarliest_unix_s = 1'767'225'600;  // 2026-01-01
/// People are written down by a thread that may wait; half a second it is noticed by a person, and
/// beyond SQLite's patience (kBusyWait_ms of daemon/history) a massage goes unrecorded. Assumed.
constexpr double kSyncGood_ms = 500.0;
constexpr double kSyncMax_ms = 5000.0;

double mib(std::uint64_t bytes) { return static_cast<double>(bytes) / static_cast<double>(kMiB); }

Finding check_memory(const MachineFacts& facts) {
  Finding finding{.group = "machine",
                  .check = "memory",
                  .limit = fmt::format("{} MiB available", kMemoryGood / kMiB)};
  if (!facts.memory_available_bytes || !facts.memory_total_bytes) {
    finding.verdict = Verdict::amber;
    finding.found = "cannot be read";
    finding.cure = "cat /proc/meminfo";
    return finding;
  }
  finding.found = fmt::format("{:.0f} MiB available of {:.0f}", mib(*facts.memory_available_bytes),
                              mib(*facts.memory_total_bytes));
  finding.figures = {{"available_mib", mib(*facts.memory_available_bytes)},
                     {"total_mib", mib(*facts.memory_total_bytes)}};
  if (*facts.memory_available_bytes < kMemoryGood) {
    finding.verdict = *facts.memory_available_bytes < kMemoryLeast ? Verdict::red : Verdict::amber;
    finding.cure =
        "ps -eo rss,comm --sort=-rss | head, and stop what is not needed; a smaller "
        "recorder_seconds in kneadd.toml takes 0.4 MiB a second less";
  }
  return finding;
}

Finding check_resolution(const MachineFacts& facts) {
  Finding finding{
      .group = "machine",
      .check = "monotonic clock",
      .found = fmt::format("resolution {} ns", facts.monotonic_resolution_ns),
      .limit = fmt::format("{} ns or finer", kResolutionMax_ns),
      .figures = {{"resolution_ns", static_cast<double>(facts.monotonic_resolution_ns)}}};
  if (facts.monotonic_resolution_ns <= 0 || facts.monotonic_resolution_ns > kResolutionMax_ns) {
    finding.verdict = Verdict::red;
    finding.cure =
        "a kernel with CONFIG_HIGH_RES_TIMERS=y (every one of Debian's has it), without "
        "highres=off on its command line: cat /proc/cmdline";
  }
  return finding;
}

Finding check_wall(const MachineFacts& facts) {
  const auto when = std::chrono::sys_seconds(std::chrono::seconds(facts.wall_unix_s));
  Finding finding{
      .group = "machine",
      .check = "wall clock",
      .found = fmt::format("{:%Y-%m-%d %H:%M} UTC, {}", when,
                           facts.wall_synchronised ? "synchronised" : "not synchronised"),
      .limit = "set and synchronised: courses count days"};
  if (facts.wall_unix_s < kEarliest_unix_s) {
    finding.verdict = Verdict::red;
    finding.cure = "sudo timedatectl set-time 'YYYY-MM-DD hh:mm:ss', and a battery for the clock";
  } else if (!facts.wall_synchronised) {
    finding.verdict = Verdict::amber;
    finding.cure =
        "sudo apt install systemd-timesyncd && sudo timedatectl set-ntp true; without a "
        "network: look at `date` now and then";
  }
  return finding;
}

}  // namespace

Findings check_machine(const MachineFacts& facts) {
  return {check_memory(facts), check_resolution(facts), check_wall(facts)};
}

Finding check_folder(const FolderFacts& facts, std::uint64_t room_bytes) {
  Finding finding{.group = "disk",
                  .check = facts.what,
                  .found = facts.path.string(),
                  .limit = fmt::format("{:.0f} MiB free, a write on the disk within {:.0f} ms",
                                       mib(room_bytes), kSyncGood_ms)};
  const auto tell = [&finding](Verdict verdict, const std::string& what, std::string cure) {
    finding.found += ": " + what;
    if (verdict > finding.verdict) {
      finding.verdict = verdict;
      finding.cure = std::move(cure);
    }
  };
  if (facts.free_bytes) {
    finding.found += fmt::format(", {:.0f} MiB free", mib(*facts.free_bytes));
    finding.figures.push_back({"free_mib", mib(*facts.free_bytes)});
  }
  if (facts.sync_ms) {
    finding.found += fmt::format(", {:.1f} ms a write", *facts.sync_ms);
    finding.figures.push_back({"sync_ms", *facts.sync_ms});
  }
  if (!facts.there) {
    tell(Verdict::amber, "not there yet",
         "sudo systemctl start kneadd, which makes it (StateDirectory=)");
  } else if (!facts.may_write) {
    tell(Verdict::amber, "this user may not write here, so nothing was measured",
         "sudo -u knead kneadctl doctor");
  } else if (!facts.sync_ms) {
    tell(Verdict::red, "cannot be written: " + facts.sync_error,
         "mount -o remount,rw, or look for a broken disk: sudo dmesg --level=err");
  } else if (*facts.sync_ms > kSyncGood_ms) {
    tell(*facts.sync_ms > kSyncMax_ms ? Verdict::red : Verdict::amber, "slow",
         "another disk or card for it: `history =` and `recordings =` of kneadd.toml");
  }
  if (facts.free_bytes && *facts.free_bytes < room_bytes) {
    tell(*facts.free_bytes < room_bytes / 10 ? Verdict::red : Verdict::amber, "too little room",
         "sudo journalctl --vacuum-size=100M; a smaller recordings_kept in kneadd.toml");
  }
  return finding;
}

}  // namespace knead::doctor
