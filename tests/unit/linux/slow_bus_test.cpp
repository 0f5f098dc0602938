#include "hal/linux/slow_bus.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace knead::board {
namespace {

/// Lets the test go on once it has had so many turns.
class CountedTask final : public SlowTask {
 public:
  CountedTask(std::latch& turns, std::atomic<int>& at_once) : turns_(turns), at_once_(at_once) {}
  [[nodiscard]] Duration period() const noexcept override { return Duration(1); }
  void turn(TimePoint /*now*/) noexcept override {
    EXPECT_EQ(++at_once_, 1);
    if (!turns_.try_wait()) turns_.count_down();
    --at_once_;
  }

 private:
  std::latch& turns_;
  std::atomic<int>& at_once_;
};

TEST(SlowBus, serves_its_tasks_one_at_a_time_until_it_is_stopped) {
  std::latch first(5);
  std::latch second(5);
  std::atomic<int> at_once{0};
  std::vector<std::unique_ptr<SlowTask>> tasks;
  tasks.push_back(std::make_unique<CountedTask>(first, at_once));
  tasks.push_back(std::make_unique<CountedTask>(second, at_once));
  SlowBus bus("i2c-water", std::move(tasks));
  bus.start();
  first.wait();
  second.wait();
  bus.stop();
  EXPECT_EQ(at_once, 0);
}

/// A task whose next turn is an hour away.
class RareTask final : public SlowTask {
 public:
  explicit RareTask(std::latch& served) : served_(served) {}
  [[nodiscard]] Duration period() const noexcept override { return 1h; }
  void turn(TimePoint /*now*/) noexcept override { served_.count_down(); }

 private:
  std::latch& served_;
};

TEST(SlowBus, a_stop_does_not_wait_for_the_next_turn) {
  std::latch served(1);
  std::vector<std::unique_ptr<SlowTask>> tasks;
  tasks.push_back(std::make_unique<RareTask>(served));
  SlowBus bus("i2c-water", std::move(tasks));
  bus.start();
  served.wait();
  bus.stop();
  bus.stop();
}

}  // namespace
}  // namespace knead::board
