#include "daemon/doctor/read_kernel.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace knead::doctor {

namespace {

constexpr std::string_view kCpus = "sys/devices/system/cpu";

/// Kernels with the PREEMPT_RT patches have the file; since 6.12, where it is part of the kernel,
/// only the version's text says it for certain.
bool is_preempt_rt(const Root& root) {
  return root.number("sys/kernel/realtime") == 1 ||
         root.text("proc/version").value_or("").find("PREEMPT_RT") != std::string::npos;
}

std::vector<std::string> governors(const Root& root) {
  std::set<std::string> different;
  for (const auto& cpu : root.entries(kCpus)) {
    if (const auto governor = root.text(cpu / "cpufreq/scaling_governor")) {
      different.insert(*governor);
    }
  }
  return {different.begin(), different.end()};
}

std::vector<int> cpus(const Root& root, const char* which) {
  return cpu_list(root.text(std::filesystem::path(kCpus) / which).value_or(""));
}

}  // namespace

KernelFacts read_kernel(const Root& root, std::string machine) {
  return {
      .release = root.text("proc/sys/kernel/osrelease").value_or(""),
      .machine = std::move(machine),
      .preempt_rt = is_preempt_rt(root),
      .rt_runtime_us = root.number("proc/sys/kernel/sched_rt_runtime_us"),
      .rt_period_us = root.number("proc/sys/kernel/sched_rt_period_us"),
      .governors = governors(root),
      .online_cpus = cpus(root, "online"),
      .isolated_cpus = cpus(root, "isolated"),
      .clocksource = root.text("sys/devices/system/clocksource/clocksource0/current_clocksource")
                         .value_or("")};
}

}  // namespace knead::doctor
