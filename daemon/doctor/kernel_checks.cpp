#include "daemon/doctor/kernel_checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "daemon/doctor/root.hpp"

namespace knead::doctor {

namespace {

constexpr const char* kGroup = "kernel";

using Version = std::pair<int, int>;
/// The character devices of GPIO have had their second interface, with edges in kernel time, since
/// 5.10 (Documentation/userspace-api/gpio).
constexpr Version kOldest{5, 10};
/// Debian 12's; what the drivers were tested on.
constexpr Version kTested{6, 1};
/// The cycle takes less than 5 % of a processor (tests/bench); ten times that leaves room for slow
/// boards. Assumed.
constexpr double kThrottleShareMin = 0.5;

std::optional<Version> version_of(const std::string& release) {
  const auto dot = release.find('.');
  if (dot == std::string::npos) return std::nullopt;
  const auto major = leading_number(release.substr(0, dot));
  const auto minor = leading_number(release.substr(dot + 1));
  if (!major || !minor) return std::nullopt;
  return Version{static_cast<int>(*major), static_cast<int>(*minor)};
}

/// What Debian calls this machine in the names of its kernels.
std::string debian_architecture(const std::string& machine) {
  if (machine == "aarch64") return "arm64";
  if (machine == "armv7l") return "armmp";
  return "amd64";
}

Finding check_version(const KernelFacts& facts) {
  Finding finding{.group = kGroup,
                  .check = "version",
                  .found = facts.release.empty() ? "unknown" : facts.release,
                  .limit = fmt::format("{}.{} or newer", kTested.first, kTested.second)};
  const auto version = version_of(facts.release);
  if (version && *version >= kTested) return finding;
  finding.verdict = version && *version >= kOldest ? Verdict::amber : Verdict::red;
  finding.cure = fmt::format("sudo apt install linux-image-{} && sudo reboot",
                             debian_architecture(facts.machine));
  return finding;
}

Finding check_preemption(const KernelFacts& facts) {
  Finding finding{.group = kGroup,
                  .check = "PREEMPT_RT",
                  .found = facts.preempt_rt ? "yes" : "no",
                  .limit = "yes"};
  if (!facts.preempt_rt) {
    finding.verdict = Verdict::amber;
    finding.cure = fmt::format("sudo apt install linux-image-rt-{} && sudo reboot",
                               debian_architecture(facts.machine));
  }
  return finding;
}

Finding check_throttling(const KernelFacts& facts) {
  Finding finding{.group = kGroup,
                  .check = "real-time throttling",
                  .limit = fmt::format("{:.0f} % of each period or more", kThrottleShareMin * 100)};
  if (!facts.rt_runtime_us || !facts.rt_period_us || *facts.rt_period_us <= 0) {
    finding.verdict = Verdict::amber;
    finding.found = "cannot be read";
    finding.cure = "sysctl kernel.sched_rt_runtime_us kernel.sched_rt_period_us";
    return finding;
  }
  if (*facts.rt_runtime_us < 0) {
    finding.found = "none: real-time threads may run without an end";
    return finding;
  }
  const double share =
      static_cast<double>(*facts.rt_runtime_us) / static_cast<double>(*facts.rt_period_us);
  finding.found = fmt::format("real-time threads may take {:.0f} %", share * 100.0);
  finding.figures = {{"share_percent", share * 100.0}};
  if (share < kThrottleShareMin) {
    finding.verdict = *facts.rt_runtime_us == 0 ? Verdict::red : Verdict::amber;
    finding.cure =
        "sudo sysctl -w kernel.sched_rt_period_us=1000000 kernel.sched_rt_runtime_us=950000";
  }
  return finding;
}

Finding check_governor(const KernelFacts& facts) {
  Finding finding{.group = kGroup, .check = "frequency governor", .limit = "performance, or fixed"};
  if (facts.governors.empty()) {
    finding.found = "the frequency is not scaled here";
    return finding;
  }
  finding.found = fmt::format("{}", fmt::join(facts.governors, ", "));
  if (facts.governors != std::vector<std::string>{"performance"}) {
    finding.verdict = Verdict::amber;
    finding.cure =
        "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor "
        "(until the next boot; for good: cpufreq.default_governor=performance on the kernel's "
        "command line)";
  }
  return finding;
}

Finding check_processors(const KernelFacts& facts, std::optional<int> wished) {
  const auto listed = [](const std::vector<int>& cpus, int cpu) {
    return std::ranges::find(cpus, cpu) != cpus.end();
  };
  const std::string isolated =
      facts.isolated_cpus.empty()
          ? "none is isolated"
          : fmt::format("isolated: {}", fmt::join(facts.isolated_cpus, ", "));
  Finding finding{.group = kGroup,
                  .check = "processors",
                  .found = fmt::format("{} online, {}", facts.online_cpus.size(), isolated),
                  .limit = "`cpu` of kneadd.toml, if it is set, is isolated",
                  .figures = {{"online", static_cast<double>(facts.online_cpus.size())}}};
  if (wished && !listed(facts.online_cpus, *wished)) {
    finding.verdict = Verdict::red;
    finding.found += fmt::format("; cpu = {} is not there", *wished);
    finding.cure =
        "name one that `cat /sys/devices/system/cpu/online` lists in `cpu =` of kneadd.toml";
  } else if (wished && !listed(facts.isolated_cpus, *wished)) {
    finding.verdict = Verdict::amber;
    finding.found += fmt::format("; cpu = {} is shared with everybody", *wished);
    finding.cure = fmt::format(
        "isolcpus={0} nohz_full={0} rcu_nocbs={0} on the kernel's command line, "
        "then sudo reboot",
        *wished);
  } else if (!wished && !facts.isolated_cpus.empty()) {
    finding.verdict = Verdict::amber;
    finding.found += "; kneadd takes none of them";
    finding.cure = fmt::format("cpu = {} in kneadd.toml, then sudo systemctl restart kneadd",
                               facts.isolated_cpus.front());
  }
  return finding;
}

Finding check_clocksource(const KernelFacts& facts) {
  constexpr std::array<std::string_view, 5> kQuick{
      "tsc", "arch_sys_counter", "kvm-clock", "hyperv_clocksource_tsc_page", "riscv_clocksource"};
  Finding finding{.group = kGroup,
                  .check = "clocksource",
                  .found = facts.clocksource.empty() ? "unknown" : facts.clocksource,
                  .limit = "one that is read without a system call"};
  if (std::ranges::find(kQuick, facts.clocksource) == kQuick.end()) {
    finding.verdict = Verdict::amber;
    finding.cure =
        "cat /sys/devices/system/clocksource/clocksource0/available_clocksource, and the quick one "
        "of them as clocksource= on the kernel's command line";
  }
  return finding;
}

}  // namespace

Findings check_kernel(const KernelFacts& facts, std::optional<int> wished_cpu) {
  return {check_version(facts),
          check_preemption(facts),
          check_throttling(facts),
          check_governor(facts),
          check_processors(facts, wished_cpu),
          check_clocksource(facts)};
}

}  // namespace knead::doctor
