#include "daemon/faults/breakable_chair.hpp"

#include <gtest/gtest.h>

namespace knead::daemon {
namespace {

class ABreakableChair : public testing::Test {
 protected:
  hal::IoStatus cycle() {
    now += kCyclePeriod;
    const hal::IoStatus status = chair.read(now, frame);
    static_cast<void>(chair.write(now, ActuatorFrame{}));
    chair.pet(now);
    return status;
  }
  void order(FaultOrder::What what, sim::FaultTarget target = {}, sim::FaultKind kind = {}) {
    ASSERT_TRUE(orders->push({what, {.target = target, .kind = kind}}));
  }

  std::shared_ptr<FaultOrders> orders = std::make_shared<FaultOrders>();
  BreakableChair chair{std::make_unique<sim::SimChair>(ChairDescription{}, sim::nominal_body(), 1),
                       orders};
  SensorFrame frame;
  TimePoint now{1s};
};

TEST_F(ABreakableChair, carries_an_order_out_before_the_next_reading_and_mends_it_again) {
  using enum FaultOrder::What;
  EXPECT_EQ(cycle(), hal::IoStatus::ok);
  order(inject, sim::FaultTarget::bus, sim::FaultKind::read_failed);
  EXPECT_EQ(cycle(), hal::IoStatus::failed);
  order(clear, sim::FaultTarget::bus, sim::FaultKind::read_failed);
  EXPECT_EQ(cycle(), hal::IoStatus::ok);
}

TEST_F(ABreakableChair, carries_out_all_that_came_between_two_cycles_in_order) {
  using enum FaultOrder::What;
  order(inject, sim::FaultTarget::force_left, sim::FaultKind::disconnect);
  order(clear_all);
  order(inject, sim::FaultTarget::force_right, sim::FaultKind::disconnect);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(cycle(), hal::IoStatus::ok);
  EXPECT_EQ(frame.rollers[0].force.validity, Validity::good);
  EXPECT_EQ(frame.rollers[1].force.validity, Validity::absent);
}

}  // namespace
}  // namespace knead::daemon
