#include "daemon/faults/sim_fault_bench.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace knead::daemon {
namespace {

class ABench : public testing::Test {
 protected:
  FaultBench::Done inject(const std::string& name, unsigned index = 0) {
    v1::InjectFault wish;
    wish.set_name(name);
    wish.set_index(index);
    return bench.inject(wish);
  }
  FaultBench::Done inject_of(const std::string& name, double magnitude) {
    v1::InjectFault wish;
    wish.set_name(name);
    wish.set_magnitude(magnitude);
    return bench.inject(wish);
  }
  FaultBench::Done clear(const std::string& name, unsigned index = 0) {
    v1::ClearFaults wish;
    wish.set_name(name);
    wish.set_index(index);
    return bench.clear(wish);
  }
  /// What the cycle has done once it has carried out every order.
  sim::FaultBoard carried_out() {
    FaultOrder order;
    while (orders->pop(order)) {
      if (order.what == FaultOrder::What::inject) at_the_chair.inject(order.fault);
      if (order.what == FaultOrder::What::clear) at_the_chair.clear(order.fault);
      if (order.what == FaultOrder::What::clear_all) at_the_chair.clear_all();
    }
    return at_the_chair;
  }

  std::shared_ptr<FaultOrders> orders = std::make_shared<FaultOrders>();
  SimFaultBench bench{orders};
  sim::FaultBoard at_the_chair;
};

TEST_F(ABench, orders_what_was_asked_for_and_says_how_to_end_it) {
  const auto done = inject("thermistor.disconnect", 5);
  EXPECT_EQ(done.refusal, v1::REFUSAL_NONE);
  EXPECT_NE(done.text.find("kneadctl fault clear thermistor.disconnect --index 5"),
            std::string::npos)
      << done.text;
  ASSERT_EQ(done.events.size(), 1U);
  EXPECT_EQ(done.events[0].reason, Reason::fault_injected);
  EXPECT_EQ(done.events[0].channel, Channel::heat_upper);
  ASSERT_EQ(carried_out().all().size(), 1U);
  EXPECT_EQ(carried_out().all()[0],
            (sim::Fault{sim::FaultTarget::thermistor, sim::FaultKind::disconnect, 0.0, 5}));
  ASSERT_EQ(bench.on().size(), 1);
  EXPECT_EQ(bench.on()[0].name(), "thermistor.disconnect");
  EXPECT_EQ(bench.on()[0].index(), 5U);
}

TEST_F(ABench, takes_the_usual_magnitude_when_none_is_said) {
  EXPECT_EQ(inject("force_left.offset").refusal, v1::REFUSAL_NONE);
  EXPECT_EQ(carried_out().all()[0].magnitude, 20.0);
  EXPECT_EQ(inject_of("force_left.offset", -3.0).refusal, v1::REFUSAL_NONE);
  ASSERT_EQ(carried_out().all().size(), 1U) << "the new magnitude is in the old one's place";
  EXPECT_EQ(at_the_chair.all()[0].magnitude, -3.0);
  EXPECT_EQ(bench.on().size(), 1);
}

TEST_F(ABench, orders_nothing_that_cannot_be) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kHuge = std::numeric_limits<double>::infinity();
  for (const auto& done :
       {inject("force_left.power_loss"), inject("nonsense"), inject(""), inject("emg.stuck", 8),
        inject("emg.stuck", 4'294'967'295U), inject_of("force_left.offset", kNan),
        inject_of("force_left.offset", kHuge), inject_of("force_left.offset", 1000.1),
        inject_of("force_left.delay", 201.0), inject_of("emg.hum", 0.0), clear("nonsense")}) {
    EXPECT_EQ(done.refusal, v1::REFUSAL_UNKNOWN_FAULT);
    EXPECT_TRUE(done.events.empty());
  }
  EXPECT_TRUE(carried_out().all().empty());
}

TEST_F(ABench, mends_one_or_all_and_tells_of_each) {
  inject("force_left.drop_out");
  inject("emg.disconnect", 2);
  inject("emg.disconnect", 3);
  EXPECT_EQ(clear("emg.disconnect", 4).refusal, v1::REFUSAL_FAULT_NOT_ON);
  EXPECT_EQ(clear("emg.disconnect", 2).events.size(), 1U);
  EXPECT_EQ(carried_out().all().size(), 2U);
  const auto all = clear("");
  EXPECT_EQ(all.refusal, v1::REFUSAL_NONE);
  ASSERT_EQ(all.events.size(), 2U);
  EXPECT_EQ(all.events[0].reason, Reason::fault_cleared);
  EXPECT_EQ(all.events[0].channel, Channel::roller_left);
  EXPECT_TRUE(carried_out().all().empty());
  EXPECT_TRUE(bench.on().empty());
  EXPECT_EQ(clear("").refusal, v1::REFUSAL_NONE) << "nothing is broken, as was wished";
}

TEST_F(ABench, refuses_what_the_chair_has_no_room_for) {
  for (unsigned cell = 0; cell < sim::FaultBoard::kCapacity; ++cell) {
    EXPECT_EQ(inject("back_mat.dead_cell", cell).refusal, v1::REFUSAL_NONE);
  }
  EXPECT_EQ(inject("back_mat.dead_cell", 16).refusal, v1::REFUSAL_TOO_MANY_FAULTS);
  EXPECT_EQ(inject("back_mat.dead_cell", 3).refusal, v1::REFUSAL_NONE) << "it is on already";
  EXPECT_EQ(carried_out().all().size(), sim::FaultBoard::kCapacity);
}

TEST_F(ABench, says_busy_while_the_cycle_takes_no_orders_and_stays_as_the_chair_will_be) {
  v1::Refusal last = v1::REFUSAL_NONE;
  for (std::size_t i = 0; i < 2 * kFaultOrders && last == v1::REFUSAL_NONE; ++i) {
    last = inject_of("force_left.offset", static_cast<double>(i)).refusal;
  }
  EXPECT_EQ(last, v1::REFUSAL_BUSY);
  const sim::FaultBoard chair = carried_out();
  ASSERT_EQ(chair.all().size(), 1U);
  EXPECT_EQ(chair.all()[0].magnitude, bench.on()[0].magnitude());
}

TEST_F(ABench, describes_every_fault_with_words_and_where_it_has_one_a_magnitude) {
  v1::ServerHello hello;
  bench.describe(hello);
  EXPECT_GT(hello.faults_size(), 100);
  EXPECT_LT(hello.ByteSizeLong(), 24U * 1024) << "the hello has to fit into a message of 64 KiB";
  for (const v1::PossibleFault& fault : hello.faults()) {
    EXPECT_FALSE(fault.words().empty()) << fault.name();
    EXPECT_GT(fault.instances(), 0U) << fault.name();
  }
}

}  // namespace
}  // namespace knead::daemon
