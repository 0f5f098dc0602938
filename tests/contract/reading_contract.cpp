// Chair::read: what it may return, with which times.
#include <array>
#include <cstddef>

#include "tests/contract/chair_contract.hpp"

namespace knead::contract {
namespace {

/// When a sample was taken, which one it is, and whether it may be repeated.
struct Stamp {
  TimePoint acquired{};
  std::uint32_t sequence = 0;

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

template <class T>
Stamp stamp(const Sample<T>& sample) {
  return {sample.acquired, sample.sequence};
}

/// Of every sensor that measures; the lines (E-stop, buttons) are looked at anew in each read.
struct Stamps {
  static constexpr std::size_t kMax = 40;
  std::array<Stamp, kMax> of{};
  std::size_t count = 0;
  void add(Stamp one) { of.at(count++) = one; }

  friend bool operator==(const Stamps&, const Stamps&) = default;
};

Stamps stamps(const SensorFrame& frame) {
  Stamps all;
  all.add(stamp(frame.back_mat));
  all.add(stamp(frame.seat_mat));
  all.add(stamp(frame.emg));
  all.add(stamp(frame.carriage));
  for (const RollerSensors& roller : frame.rollers) {
    all.add(stamp(roller.force));
    all.add(stamp(roller.depth));
    all.add(stamp(roller.lateral));
    all.add(stamp(roller.motor_current));
  }
  all.add(stamp(frame.water.line_pressure));
  for (const auto& nozzle : frame.water.nozzle) all.add(stamp(nozzle));
  all.add(stamp(frame.water.temperature));
  all.add(stamp(frame.water.level));
  all.add(stamp(frame.water.flow));
  for (const auto& zone : frame.heat) {
    for (const auto& thermistor : zone) all.add(stamp(thermistor));
  }
  return all;
}

TEST_P(ChairContract, every_sense_speaks_and_is_no_older_than_the_chair_promises) {
  const SensorAges ages;
  run(kSettling);
  const TimePoint now = bench_->now();
  ASSERT_EQ(read_, hal::IoStatus::ok);
  EXPECT_TRUE(frame_->inputs.fresh(now, kCyclePeriod));
  for (const RollerSensors& roller : frame_->rollers) {
    EXPECT_TRUE(roller.force.fresh(now, ages.force)) << milliseconds(roller.force.age(now));
    EXPECT_TRUE(roller.depth.fresh(now, ages.position));
    EXPECT_TRUE(roller.lateral.fresh(now, ages.position));
  }
  EXPECT_TRUE(frame_->carriage.fresh(now, ages.position));
  EXPECT_TRUE(frame_->back_mat.fresh(now, ages.mat));
  EXPECT_TRUE(frame_->seat_mat.fresh(now, ages.mat));
  EXPECT_TRUE(frame_->emg.fresh(now, ages.emg));
  EXPECT_TRUE(frame_->water.line_pressure.fresh(now, ages.pressure));
  EXPECT_TRUE(frame_->water.temperature.fresh(now, ages.temperature));
  for (const auto& zone : frame_->heat) {
    for (const auto& thermistor : zone) EXPECT_TRUE(thermistor.fresh(now, ages.temperature));
  }
}

TEST_P(ChairContract, no_sample_is_of_the_future_and_none_goes_back_in_time) {
  run(kCyclePeriod);
  Stamps before = stamps(*frame_);
  std::size_t news = 0;
  for (int i = 0; i < 300; ++i) {
    cycle(false);
    const Stamps after = stamps(*frame_);
    for (std::size_t s = 0; s < after.count; ++s) {
      const Stamp& was = before.of[s];
      const Stamp& is = after.of[s];
      ASSERT_LE(is.acquired, bench_->now()) << "sensor " << s;
      ASSERT_GE(is.acquired, was.acquired) << "sensor " << s;
      ASSERT_GE(is.sequence, was.sequence) << "sensor " << s;
      ASSERT_EQ(is.acquired == was.acquired, is.sequence == was.sequence)
          << "sensor " << s << ": a new number is a new time, and the other way round";
      if (is != was) ++news;
    }
    before = after;
  }
  EXPECT_GT(news, 1000U) << "hardly anything was measured";
}

TEST_P(ChairContract, emg_comes_whole_whenever_it_is_fetched) {
  run(kSettling);
  const std::uint32_t first = frame_->emg.sequence;
  std::uint32_t fetched = 0;
  for (int i = 0; i < 100; ++i) {
    if (i % 3 != 0) {
      bench_->live();  // a cycle that came late
      continue;
    }
    cycle(false);
    fetched += frame_->emg.value.count;
  }
  EXPECT_EQ(frame_->emg.sequence - first, fetched);
  EXPECT_NEAR(fetched, 198.0, 6.0) << "2 kHz for 99 ms";
}

TEST_P(ChairContract, emg_that_was_not_fetched_in_time_is_a_gap_in_its_count) {
  run(kSettling);
  const std::uint32_t before = frame_->emg.sequence;
  for (int i = 0; i < 20; ++i) bench_->live();
  ASSERT_EQ(read(), hal::IoStatus::ok);
  EXPECT_EQ(frame_->emg.value.count, kMaxEmgPerCycle) << "the newest are there";
  EXPECT_NEAR(frame_->emg.sequence - before, 40.0, 4.0) << "all are counted";
}

TEST_P(ChairContract, a_second_look_at_the_same_moment_finds_no_news) {
  KNEAD_NEEDS(Claim::second_look);
  run(kSettling);
  const Stamps before = stamps(*frame_);
  ASSERT_EQ(bench_->chair().read(bench_->now(), *frame_), hal::IoStatus::ok);
  EXPECT_EQ(stamps(*frame_), before);
  EXPECT_EQ(frame_->emg.value.count, 0U);
}

TEST_P(ChairContract, a_read_that_fails_says_so_and_renews_nothing_of_what_it_could_not_read) {
  run(kSettling);
  const Stamp before = stamp(frame_->inputs);
  bench_->cut_off();
  for (int i = 0; i < 10; ++i) {
    cycle(false);
    EXPECT_EQ(read_, hal::IoStatus::failed);
    EXPECT_EQ(stamp(frame_->inputs), before);
  }
}

TEST_P(ChairContract, a_device_that_is_pulled_out_gives_no_reading_that_may_be_acted_upon) {
  const SensorAges ages;
  run(kSettling);
  ASSERT_TRUE(frame_->rollers[index(Side::left)].force.fresh(bench_->now(), ages.force));
  bench_->pull_out_force();
  run(ages.force + 5 * kCyclePeriod);
  for (int i = 0; i < 50; ++i) {
    cycle(false);
    EXPECT_EQ(read_, hal::IoStatus::ok) << "one device is not the exchange";
    EXPECT_FALSE(frame_->rollers[index(Side::left)].force.fresh(bench_->now(), ages.force));
    EXPECT_TRUE(frame_->carriage.fresh(bench_->now(), ages.position)) << "another device";
  }
}

TEST_P(ChairContract, an_estop_is_seen_in_the_next_cycle_and_for_as_long_as_it_is_pressed) {
  run(kSettling);
  EXPECT_FALSE(frame_->inputs.value.estop_pressed);
  bench_->press_estop(true);
  for (int i = 0; i < 20; ++i) {
    cycle(false);
    EXPECT_TRUE(frame_->inputs.value.estop_pressed) << i;
  }
  bench_->press_estop(false);
  run(3 * kCyclePeriod);
  EXPECT_FALSE(frame_->inputs.value.estop_pressed);
}

TEST_P(ChairContract, what_has_ended_says_so_and_stays_ended) {
  KNEAD_NEEDS(Claim::ending);
  run(kSettling);
  bench_->end();
  for (int i = 0; i < 200 && read_ != hal::IoStatus::ended; ++i) {
    cycle(false);
    EXPECT_NE(read_, hal::IoStatus::ok);
  }
  run(5 * kCyclePeriod);
  EXPECT_EQ(read_, hal::IoStatus::ended);
  EXPECT_NE(written_, hal::IoStatus::ok);
}

}  // namespace
}  // namespace knead::contract
