#include "daemon/runtime/control_thread.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "daemon/clock/monotonic.hpp"
#include "daemon/runtime/real_time_pace.hpp"
#include "tests/daemon/fake_chair.hpp"

namespace knead::daemon {
namespace {

constexpr Duration kGenerous = 20s;

/// The real cycle over a chair without senses: everything stale, nothing permitted.
struct Rig {
  FakeChair chair;
  Controller controller{ChairDescription{}, Calibration{}, ControlConfig{}, ProgrammeList{}};
  safety::Gate gate{ChairDescription{}, Calibration{}, kCompiledCeilings};
  Cycle cycle{chair, controller, gate};
  std::unique_ptr<Handover> handover = std::make_unique<Handover>();
  RealTimePace pace{*handover};
  ControlThread thread{chair, cycle, *handover, pace};

  template <class Condition>
  [[nodiscard]] static bool wait_for(Condition condition) {
    const TimePoint until = monotonic_now() + kGenerous;
    while (monotonic_now() < until) {
      if (condition()) return true;
      std::this_thread::yield();
    }
    return false;
  }

  void start() { static_cast<void>(thread.start(Timekeeping{}, true)); }
};

TEST(ControlThread, publishes_each_cycle_and_pets_while_it_holds) {
  Rig rig;
  rig.start();
  ASSERT_TRUE(Rig::wait_for([&] { return rig.chair.pets > 50; }));
  rig.thread.stop();
  const Snapshot* last = rig.handover->snapshot.read();
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->cycle.cycles, static_cast<std::uint64_t>(rig.chair.reads));
  EXPECT_EQ(rig.handover->cycles_held, static_cast<std::uint64_t>(rig.chair.pets));
  EXPECT_GT(last->cycle.cost_max, 0ns);
  EXPECT_FALSE(rig.chair.enabled) << "nothing is powered without a person's word";
}

TEST(ControlThread, keeps_its_grid_on_the_average) {
  Rig rig;
  rig.start();
  ASSERT_TRUE(Rig::wait_for([&] { return rig.chair.reads > 0; }));
  const TimePoint begin = monotonic_now();
  const int before = rig.chair.reads;
  ASSERT_TRUE(Rig::wait_for([&] { return rig.chair.reads - before > 200; }));
  const Duration took = monotonic_now() - begin;
  rig.thread.stop();
  const auto late = rig.handover->snapshot.read()->cycle.late;
  // 201 cycles and the periods that were skipped; a busy machine only makes `late` larger.
  EXPECT_GE(took, 198ms);
  EXPECT_LE(took, std::chrono::milliseconds(260 + late));
}

TEST(ControlThread, answers_what_it_is_asked) {
  Rig rig;
  rig.start();
  rig.handover->requests.push(
      Asked{Request{.id = 42, .kind = RequestKind::pause}, monotonic_now()});
  Answer answer;
  ASSERT_TRUE(Rig::wait_for([&] { return rig.handover->answers.pop(answer); }));
  EXPECT_EQ(answer.id, 42U);
  EXPECT_EQ(answer.refusal, Refusal::nothing_running);
}

TEST(ControlThread, makes_the_chair_safe_when_it_is_told_to_end) {
  Rig rig;
  rig.start();
  ASSERT_TRUE(Rig::wait_for([&] { return rig.chair.reads > 0; }));
  EXPECT_FALSE(rig.chair.safe);
  rig.thread.stop();
  EXPECT_TRUE(rig.chair.safe);
}

TEST(ControlThread, makes_the_chair_safe_and_says_so_when_the_chair_ends) {
  Rig rig;
  rig.chair.ends_after = 20;
  rig.start();
  ASSERT_TRUE(Rig::wait_for([&] { return rig.thread.ended(); }));
  ASSERT_TRUE(Rig::wait_for([&] { return rig.chair.safe.load(); }));
  EXPECT_EQ(rig.chair.reads, 20);
  EXPECT_EQ(rig.chair.pets, 19) << "no heartbeat for a cycle that did not hold";
}

TEST(ControlThread, does_not_run_at_all_without_its_rights_unless_told_to) {
  Rig rig;
  const Result<void> refused = rig.thread.start(Timekeeping{.priority = 1000}, false);
  ASSERT_FALSE(refused.has_value());
  rig.thread.stop();
  EXPECT_EQ(rig.chair.reads, 0);
}

}  // namespace
}  // namespace knead::daemon
