#include "daemon/doctor/wakeup_checks.hpp"

#include <fmt/format.h>

namespace knead::doctor {

namespace {

constexpr double kMostOf = 0.99;
constexpr double kAlmostAllOf = 0.999;

constexpr const char* kCure =
    "with the other findings green, look for what holds interrupts off: sudo cyclictest -m -p 45 "
    "-i "
    "1000 -D 60 -b 500 --tracemark; on PREEMPT_RT, with a processor of its own (`cpu` in "
    "kneadd.toml)";

}  // namespace

Finding check_wakeup(const WakeupFacts& facts) {
  const WakeupHistogram& late = facts.late;
  Finding finding{.group = "latency",
                  .check = "wake-up",
                  .limit = fmt::format("p99.9 {} us: half a cycle", kWakeupBudget_us)};
  if (late.count() == 0) {
    finding.verdict = Verdict::amber;
    finding.found = "not measured";
    finding.cure = "kneadctl doctor --seconds 10";
    return finding;
  }
  const double most = late.quantile_us(kMostOf);
  const double almost_all = late.quantile_us(kAlmostAllOf);
  finding.found =
      fmt::format("min {:.0f}, mean {:.0f}, p99 {:.0f}, p99.9 {:.0f}, max {:.0f} us in {:.0f} s{}",
                  late.min_us(), late.mean_us(), most, almost_all, late.max_us(), facts.seconds,
                  facts.realtime ? "" : ", without real-time rights");
  finding.figures = {{"min_us", late.min_us()},
                     {"mean_us", late.mean_us()},
                     {"p99_us", most},
                     {"p99_9_us", almost_all},
                     {"max_us", late.max_us()},
                     {"budget_us", static_cast<double>(kWakeupBudget_us)},
                     {"over_budget_count", static_cast<double>(late.later_than(kWakeupBudget_us))},
                     {"wakeups_count", static_cast<double>(late.count())},
                     {"measured_s", facts.seconds}};
  if (late.max_us() >= kHeartbeatMax_us) {
    finding.verdict = Verdict::red;
    finding.found += ": the heartbeat relay would have opened";
    finding.cure = kCure;
  } else if (almost_all > static_cast<double>(kWakeupBudget_us)) {
    finding.verdict = most > static_cast<double>(kWakeupBudget_us) ? Verdict::red : Verdict::amber;
    finding.cure = kCure;
  }
  if (!facts.realtime) {
    // Says nothing of kneadd, which has the rights.
    finding.verdict = Verdict::amber;
    finding.cure = "sudo kneadctl doctor, to measure as kneadd runs (" + facts.no_realtime + ")";
  }
  return finding;
}

}  // namespace knead::doctor
