// The kernel, from its files to the verdict.
#include <optional>

#include "daemon/doctor/kernel_checks.hpp"
#include "daemon/doctor/read_kernel.hpp"
#include "tests/unit/doctor/fake_board.hpp"
#include "tests/unit/doctor/judged.hpp"

namespace knead::doctor {
namespace {

class DoctorKernel : public ::testing::Test {
 protected:
  [[nodiscard]] Findings findings(std::optional<int> cpu = 3) const {
    return check_kernel(read_kernel(board.root(), "aarch64"), cpu);
  }
  [[nodiscard]] Finding finding(const char* check, std::optional<int> cpu = 3) const {
    return judged(findings(cpu), check);
  }

  FakeBoard board;
};

TEST_F(DoctorKernel, is_green_on_a_board_that_is_as_it_should_be) {
  EXPECT_TRUE(all_green(findings()));
}

TEST_F(DoctorKernel, an_old_version_is_amber_and_one_without_edge_times_red) {
  board.put("proc/sys/kernel/osrelease", "5.10.0-8-arm64\n");
  const Finding old = finding("version");
  EXPECT_EQ(old.verdict, Verdict::amber);
  EXPECT_EQ(old.cure, "sudo apt install linux-image-arm64 && sudo reboot");
  board.put("proc/sys/kernel/osrelease", "4.19.1\n");
  EXPECT_EQ(finding("version").verdict, Verdict::red);
  board.put("proc/sys/kernel/osrelease", "some kernel\n");
  EXPECT_EQ(finding("version").verdict, Verdict::red);
  board.put("proc/sys/kernel/osrelease", "7.0\n");
  EXPECT_EQ(finding("version").verdict, Verdict::green);
}

TEST_F(DoctorKernel, without_preempt_rt_it_is_amber_and_names_the_package) {
  board.put("proc/version", "Linux version 6.1.0-30-arm64 #1 SMP PREEMPT_DYNAMIC\n");
  const Finding found = finding("PREEMPT_RT");
  EXPECT_EQ(found.verdict, Verdict::amber);
  EXPECT_EQ(found.cure, "sudo apt install linux-image-rt-arm64 && sudo reboot");
  board.put("sys/kernel/realtime", "1\n");
  EXPECT_EQ(finding("PREEMPT_RT").verdict, Verdict::green);
}

TEST_F(DoctorKernel, throttling_that_leaves_nothing_is_red_and_less_than_half_amber) {
  board.put("proc/sys/kernel/sched_rt_runtime_us", "0\n");
  EXPECT_EQ(finding("real-time throttling").verdict, Verdict::red);
  board.put("proc/sys/kernel/sched_rt_runtime_us", "499999\n");
  EXPECT_EQ(finding("real-time throttling").verdict, Verdict::amber);
  board.put("proc/sys/kernel/sched_rt_runtime_us", "500000\n");
  EXPECT_EQ(finding("real-time throttling").verdict, Verdict::green);
  board.put("proc/sys/kernel/sched_rt_runtime_us", "-1\n");
  EXPECT_EQ(finding("real-time throttling").verdict, Verdict::green);
  board.take_away("proc/sys/kernel/sched_rt_period_us");
  EXPECT_EQ(finding("real-time throttling").verdict, Verdict::amber);
}

TEST_F(DoctorKernel, a_governor_that_slows_any_processor_is_amber) {
  board.put("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
  EXPECT_EQ(finding("frequency governor").verdict, Verdict::green);
  board.put("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "schedutil\n");
  const Finding found = finding("frequency governor");
  EXPECT_EQ(found.verdict, Verdict::amber);
  EXPECT_EQ(found.found, "performance, schedutil");
}

TEST_F(DoctorKernel, the_cycles_processor_must_be_there_and_should_be_its_own) {
  const Finding absent = finding("processors", 4);
  EXPECT_EQ(absent.verdict, Verdict::red);
  const Finding shared = finding("processors", 2);
  EXPECT_EQ(shared.verdict, Verdict::amber);
  EXPECT_NE(shared.cure.find("isolcpus=2"), std::string::npos);
  const Finding unused = finding("processors", std::nullopt);
  EXPECT_EQ(unused.verdict, Verdict::amber);
  EXPECT_NE(unused.cure.find("cpu = 3"), std::string::npos);
  board.put("sys/devices/system/cpu/isolated", "\n");
  EXPECT_EQ(finding("processors", std::nullopt).verdict, Verdict::green);
}

TEST_F(DoctorKernel, a_slow_clocksource_is_amber) {
  board.put("sys/devices/system/clocksource/clocksource0/current_clocksource", "acpi_pm\n");
  EXPECT_EQ(finding("clocksource").verdict, Verdict::amber);
}

TEST_F(DoctorKernel, reads_lists_of_processors_as_the_kernel_writes_them) {
  EXPECT_EQ(cpu_list("0-2,5"), (std::vector<int>{0, 1, 2, 5}));
  EXPECT_EQ(cpu_list(""), std::vector<int>{});
  EXPECT_EQ(cpu_list("x-3"), std::vector<int>{});
}

}  // namespace
}  // namespace knead::doctor
