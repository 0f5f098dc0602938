// Memory, clocks, folders, devices and wake-ups: every limit from both sides.
#include <sys/stat.h>

#include "daemon/doctor/device_checks.hpp"
#include "daemon/doctor/machine_checks.hpp"
#include "daemon/doctor/measure_wakeup.hpp"
#include "daemon/doctor/read_machine.hpp"
#include "daemon/doctor/wakeup_checks.hpp"
#include "tests/unit/doctor/fake_board.hpp"
#include "tests/unit/doctor/judged.hpp"

namespace knead::doctor {
namespace {

constexpr std::uint64_t kMiB = 1024 * 1024;

MachineFacts good_machine() {
  return {.memory_total_bytes = 2048 * kMiB,
          .memory_available_bytes = 256 * kMiB,
          .monotonic_resolution_ns = 1,
          .wall_unix_s = 1'800'000'000,
          .wall_synchronised = true};
}

Verdict verdict(const MachineFacts& facts, const char* check) {
  return judged(check_machine(facts), check).verdict;
}

TEST(DoctorMachine, is_green_at_its_limits_and_names_figures_with_their_units) {
  const Findings findings = check_machine(good_machine());
  EXPECT_TRUE(all_green(findings));
  EXPECT_EQ(findings[0].figures[0].key, "available_mib");
  EXPECT_EQ(findings[0].figures[0].value, 256.0);
}

TEST(DoctorMachine, little_memory_is_amber_and_less_than_kneadd_locks_red) {
  MachineFacts facts = good_machine();
  facts.memory_available_bytes = 256 * kMiB - 1;
  EXPECT_EQ(verdict(facts, "memory"), Verdict::amber);
  facts.memory_available_bytes = 128 * kMiB - 1;
  EXPECT_EQ(verdict(facts, "memory"), Verdict::red);
  facts.memory_available_bytes.reset();
  EXPECT_EQ(verdict(facts, "memory"), Verdict::amber);
}

TEST(DoctorMachine, a_clock_that_ticks_is_red_and_a_wall_clock_that_was_never_set_too) {
  MachineFacts facts = good_machine();
  facts.monotonic_resolution_ns = 4'000'000;
  EXPECT_EQ(verdict(facts, "monotonic clock"), Verdict::red);
  facts.wall_unix_s = 0;
  EXPECT_EQ(verdict(facts, "wall clock"), Verdict::red);
  facts.wall_unix_s = 1'800'000'000;
  facts.wall_synchronised = false;
  EXPECT_EQ(verdict(facts, "wall clock"), Verdict::amber);
}

TEST(DoctorMachine, reads_memory_as_the_kernel_counts_it_and_a_resolution_of_this_machine) {
  const FakeBoard board;
  const MachineFacts facts = read_machine(board.root());
  EXPECT_EQ(facts.memory_available_bytes, 1'500'000U * 1024U);
  EXPECT_EQ(facts.memory_total_bytes, 1'900'000U * 1024U);
  EXPECT_GT(facts.monotonic_resolution_ns, 0);
}

FolderFacts good_folder() {
  return {.what = "history",
          .path = "/var/lib/knead",
          .nearest = "/var/lib/knead",
          .there = true,
          .may_write = true,
          .free_bytes = 100 * kMiB,
          .sync_ms = 500.0};
}

Finding folder(const FolderFacts& facts) {
  return judged({check_folder(facts, 100 * kMiB)}, "history");
}

TEST(DoctorFolder, with_room_and_a_quick_disk_is_green) {
  EXPECT_EQ(folder(good_folder()).verdict, Verdict::green);
}

TEST(DoctorFolder, too_little_room_is_amber_and_almost_none_red) {
  FolderFacts facts = good_folder();
  facts.free_bytes = 100 * kMiB - 1;
  EXPECT_EQ(folder(facts).verdict, Verdict::amber);
  facts.free_bytes = 10 * kMiB - 1;
  EXPECT_EQ(folder(facts).verdict, Verdict::red);
}

TEST(DoctorFolder, a_slow_disk_is_amber_one_beyond_sqlites_patience_and_a_broken_one_red) {
  FolderFacts facts = good_folder();
  facts.sync_ms = 501.0;
  EXPECT_EQ(folder(facts).verdict, Verdict::amber);
  facts.sync_ms = 5001.0;
  EXPECT_EQ(folder(facts).verdict, Verdict::red);
  facts.sync_ms.reset();
  facts.sync_error = "Input/output error";
  const Finding broken = folder(facts);
  EXPECT_EQ(broken.verdict, Verdict::red);
  EXPECT_NE(broken.found.find("Input/output error"), std::string::npos);
}

TEST(DoctorFolder, that_is_not_there_or_closed_to_who_asks_is_amber) {
  FolderFacts facts = good_folder();
  facts.may_write = false;
  EXPECT_EQ(folder(facts).cure, "sudo -u knead kneadctl doctor");
  facts.there = false;
  EXPECT_EQ(folder(facts).verdict, Verdict::amber);
}

TEST(DoctorFolder, is_written_to_and_left_as_it_was) {
  const FakeBoard board;
  const FolderFacts facts = read_folder("history", board.path());
  EXPECT_TRUE(facts.there && facts.may_write && facts.sync_ms && facts.free_bytes);
  EXPECT_EQ(board.root().entries("").size(), 3U);  // etc, proc, sys
  const FolderFacts absent = read_folder("history", board.path() / "not/there");
  EXPECT_FALSE(absent.there);
  EXPECT_EQ(absent.nearest, board.path());
  EXPECT_TRUE(absent.free_bytes);
}

TEST(DoctorDevices, found_and_open_is_green_everything_else_red_with_its_cure) {
  const DeviceFacts good{
      .key = "enable", .wanted = "gpio", .path = "/dev/gpiochip0", .may_open = true};
  EXPECT_TRUE(all_green(check_devices({good})));
  DeviceFacts closed = good;
  closed.may_open = false;
  EXPECT_EQ(judged(check_devices({closed}), "enable").verdict, Verdict::red);
  const DeviceFacts broken{.key = "enable",
                           .wanted = "gpio",
                           .path = "/dev/gpiochip0",
                           .error = "no line named enable",
                           .cure = "gpioinfo"};
  EXPECT_EQ(judged(check_devices({broken}), "enable").verdict, Verdict::red);
  const DeviceFacts absent{.key = "enable", .wanted = "gpio", .cure = "gpiodetect"};
  const Finding found = judged(check_devices({absent}), "enable");
  EXPECT_EQ(found.verdict, Verdict::red);
  EXPECT_EQ(found.found, "not found");
}

/// 1000 wake-ups, `late` of them so late and the others 10 us.
WakeupFacts wakeups(int late, std::int64_t late_us) {
  WakeupFacts facts{.seconds = 1.0, .realtime = true};
  for (int i = 0; i < 1000; ++i) {
    facts.late.add((i < late ? late_us : 10) * 1000);
  }
  return facts;
}

Verdict of_wakeups(const WakeupFacts& facts) {
  return judged({check_wakeup(facts)}, "wake-up").verdict;
}

TEST(DoctorWakeup, one_late_in_a_thousand_is_green_two_amber_more_than_one_in_a_hundred_red) {
  EXPECT_EQ(of_wakeups(wakeups(1, 900)), Verdict::green);
  EXPECT_EQ(of_wakeups(wakeups(2, 900)), Verdict::amber);
  EXPECT_EQ(of_wakeups(wakeups(11, 900)), Verdict::red);
  EXPECT_EQ(of_wakeups(wakeups(1000, 499)), Verdict::green);
}

TEST(DoctorWakeup, one_that_opens_the_relay_is_red) {
  EXPECT_EQ(of_wakeups(wakeups(1, 49'999)), Verdict::green);
  EXPECT_EQ(of_wakeups(wakeups(1, 50'000)), Verdict::red);
}

TEST(DoctorWakeup, measured_without_rights_says_nothing_of_kneadd_and_unmeasured_nothing_at_all) {
  WakeupFacts facts = wakeups(500, 900);
  facts.realtime = false;
  facts.no_realtime = "SCHED_FIFO: Operation not permitted";
  EXPECT_EQ(of_wakeups(facts), Verdict::amber);
  EXPECT_EQ(of_wakeups({}), Verdict::amber);
}

TEST(DoctorWakeup, counts_as_cyclictest_does) {
  WakeupHistogram late;
  for (int us = 1; us <= 100; ++us) late.add(us * 1000);
  EXPECT_EQ(late.count(), 100U);
  EXPECT_EQ(late.min_us(), 1.0);
  EXPECT_EQ(late.max_us(), 100.0);
  EXPECT_EQ(late.mean_us(), 50.5);
  EXPECT_EQ(late.quantile_us(0.99), 100.0);
  EXPECT_EQ(late.later_than(91), 10U);
  late.add(-5);
  EXPECT_EQ(late.min_us(), 0.0);
}

TEST(DoctorWakeup, measures_as_many_as_the_time_has_milliseconds) {
  const WakeupFacts facts = measure_wakeup({.seconds = 0.02});
  EXPECT_EQ(facts.late.count(), 20U);
  EXPECT_EQ(facts.realtime, facts.no_realtime.empty());
}

}  // namespace
}  // namespace knead::doctor
