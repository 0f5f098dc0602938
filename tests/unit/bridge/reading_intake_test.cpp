#include "hal/bridge/reading_intake.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "tests/unit/bridge/scripted_plant.hpp"

namespace knead::bridge {
namespace {

constexpr TimePoint kNow{Duration(10ms)};

struct Intake {
  ReadingIntake intake{ChairDescription{}, Gives{.emg = true, .nozzles = true}};
  std::string complaint;  ///< of the last reading; empty if there was none

  void take(const v1::Reading& reading, TimePoint now = kNow) {
    FieldCheck check;
    intake.take(reading, now, check);
    complaint = check.complaint().value_or("");
  }
  [[nodiscard]] const SensorFrame& frame() const { return intake.frame(); }
};

/// What is said of the first reading after somebody has spoilt it.
std::string spoilt(const std::function<void(v1::Reading&)>& spoil) {
  v1::Reading reading = good_reading(1);
  spoil(reading);
  Intake it;
  it.take(reading);
  return it.complaint;
}

TEST(ReadingIntake, makes_samples_of_all_senses_in_their_units) {
  Intake it;
  it.take(good_reading(1));
  ASSERT_EQ(it.complaint, "");
  const SensorFrame& f = it.frame();
  EXPECT_DOUBLE_EQ(f.rollers[0].force.value.value(), 12.5);
  EXPECT_DOUBLE_EQ(f.rollers[1].lateral.value.value(), 60.0);
  EXPECT_TRUE(f.rollers[0].force.fresh(kNow, 0ms));
  EXPECT_NEAR(f.back_mat.value.cells[127].value(), 12.7, 1e-5);
  EXPECT_TRUE(f.inputs.value.seat_occupied);
  EXPECT_EQ(f.emg.value.count, 2U);
  EXPECT_NEAR(f.emg.value.volts[1][7].value(), 15e-6, 1e-12) << "sample by sample, in volts";
  EXPECT_DOUBLE_EQ(f.heat[2][1].value.value(), 35.0);
  EXPECT_FALSE(f.rollers[0].motor_current.good()) << "not given: absent, not zero";
}

TEST(ReadingIntake, lets_a_sense_without_news_grow_old) {
  Intake it;
  it.take(good_reading(1));
  v1::Reading second = good_reading(2);
  second.clear_back_mat();
  second.mutable_left()->clear_force_n();
  it.take(second, kNow + 1ms);
  ASSERT_EQ(it.complaint, "");
  EXPECT_EQ(it.frame().back_mat.age(kNow + 1ms), 1ms);
  EXPECT_EQ(it.frame().rollers[0].force.age(kNow + 1ms), 1ms);
  EXPECT_EQ(it.frame().rollers[1].force.age(kNow + 1ms), 0ms);
  EXPECT_EQ(it.frame().rollers[0].force.sequence, 1U);
  EXPECT_EQ(it.frame().rollers[1].force.sequence, 2U);
}

TEST(ReadingIntake, takes_a_latency_into_the_time_of_acquisition) {
  Intake it;
  v1::Reading reading = good_reading(1);
  reading.mutable_back_mat()->set_age_ms(5.0F);
  it.take(reading);
  EXPECT_EQ(it.frame().back_mat.age(kNow), 5ms);
}

TEST(ReadingIntake, names_the_field_the_value_and_what_is_allowed) {
  EXPECT_EQ(spoilt([](v1::Reading& r) { r.mutable_left()->set_force_n(20'000.0F); }),
            "left.force_n: 20000 is more than this sensor could say; allowed: -100 to 1000 N. Look "
            "at its unit, or leave the field away when there is no news");
}

TEST(ReadingIntake, refuses_what_is_no_number_wherever_it_stands) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float inf = std::numeric_limits<float>::infinity();
  EXPECT_NE(spoilt([&](v1::Reading& r) {
              r.mutable_right()->set_depth_mm(nan);
            }).find("right.depth_mm: nan is no number"),
            std::string::npos);
  EXPECT_NE(spoilt([&](v1::Reading& r) {
              r.mutable_back_mat()->set_kpa(77, inf);
            }).find("back_mat.kpa[77]: inf"),
            std::string::npos);
  EXPECT_NE(spoilt([&](v1::Reading& r) { r.mutable_emg()->set_uv(3, -inf); }).find("emg.uv[3]"),
            std::string::npos);
  EXPECT_NE(
      spoilt([&](v1::Reading& r) { r.mutable_heat()->set_degc(5, nan); }).find("heat.degc[5]"),
      std::string::npos);
  EXPECT_NE(
      spoilt([&](v1::Reading& r) { r.mutable_water()->set_age_ms(nan); }).find("water.age_ms"),
      std::string::npos);
}

TEST(ReadingIntake, refuses_the_wrong_count_of_cells_channels_jets_and_thermistors) {
  EXPECT_NE(spoilt([](v1::Reading& r) {
              r.mutable_back_mat()->add_kpa(0.0F);
            }).find("back_mat.kpa: 129 values, 128 are due"),
            std::string::npos);
  EXPECT_NE(spoilt([](v1::Reading& r) { r.mutable_emg()->add_uv(0.0F); }).find("emg.uv: 17 values"),
            std::string::npos);
  EXPECT_NE(spoilt([](v1::Reading& r) {
              r.mutable_emg()->add_lead_off(true);
            }).find("emg.lead_off: 1 values, 8 are due"),
            std::string::npos);
  EXPECT_NE(spoilt([](v1::Reading& r) {
              r.mutable_water()->add_nozzle_kpa(0.0F);
            }).find("water.nozzle_kpa: 7 values, 6 are due"),
            std::string::npos);
  EXPECT_NE(spoilt([](v1::Reading& r) {
              r.mutable_heat()->clear_degc();
            }).find("heat.degc: 0 values, 6 are due"),
            std::string::npos);
}

TEST(ReadingIntake, wants_every_promised_sense_in_the_first_reading) {
  EXPECT_NE(spoilt([](v1::Reading& r) { r.clear_seat_mat(); }).find("seat_mat: is missing"),
            std::string::npos);
  EXPECT_NE(spoilt([](v1::Reading& r) { r.clear_emg(); }).find("emg: is missing"),
            std::string::npos);
  EXPECT_NE(spoilt([](v1::Reading& r) {
              r.mutable_water()->clear_temperature_degc();
            }).find("water.temperature_degc: is missing"),
            std::string::npos);
}

TEST(ReadingIntake, refuses_a_sense_that_nobody_promised) {
  EXPECT_NE(spoilt([](v1::Reading& r) {
              r.mutable_left()->set_motor_current_a(0.1F);
            }).find("left.motor_current_a: is there, but PlantHello.gives does not name it"),
            std::string::npos);
}

TEST(ReadingIntake, counts_emg_samples_so_that_a_wrong_rate_is_found) {
  Intake it;
  it.take(good_reading(1));
  v1::Reading half = good_reading(2);
  half.mutable_emg()->mutable_uv()->Truncate(8);
  it.take(half, kNow + 1ms);
  EXPECT_NE(it.complaint.find("emg.uv: 8 values"), std::string::npos);
}

TEST(ReadingIntake, an_electrode_that_was_off_in_one_step_is_off_in_the_whole_late_read) {
  Intake it;
  it.intake.begin_read();
  v1::Reading first = good_reading(1);
  for (std::size_t c = 0; c < kEmgChannels; ++c) first.mutable_emg()->add_lead_off(c == 2);
  it.take(first);
  it.take(good_reading(2), kNow + 1ms);
  ASSERT_EQ(it.complaint, "");
  EXPECT_TRUE(it.frame().emg.value.lead_off[2]);
  EXPECT_FALSE(it.frame().emg.value.lead_off[3]);
  it.intake.begin_read();
  it.take(good_reading(3), kNow + 2ms);
  EXPECT_FALSE(it.frame().emg.value.lead_off[2]) << "and on again in the next";
}

TEST(ReadingIntake, counts_emg_anew_after_a_gap) {
  Intake it;
  it.take(good_reading(1));
  v1::Reading none = good_reading(2);
  none.clear_emg();
  it.take(none, kNow + 1ms);
  EXPECT_EQ(it.frame().emg.age(kNow + 1ms), 1ms);
  it.take(good_reading(3), kNow + 2ms);
  EXPECT_EQ(it.complaint, "");
  EXPECT_EQ(it.frame().emg.sequence, 4U);
}

TEST(ReadingIntake, lets_rates_that_are_no_multiple_of_the_step_alternate) {
  ChairDescription chair;
  chair.emg_rate = Hertz(1500.0);
  ReadingIntake intake(chair, {.emg = true, .nozzles = true});
  for (int i = 0; i < 100; ++i) {
    v1::Reading reading = good_reading(1);
    if (i % 2 == 0) reading.mutable_emg()->mutable_uv()->Truncate(8);
    FieldCheck check;
    intake.take(reading, kNow + i * kCyclePeriod, check);
    ASSERT_TRUE(check.ok()) << *check.complaint();
  }
  EXPECT_EQ(intake.frame().emg.sequence, 150U);
}

TEST(ReadingIntake, refuses_a_sample_that_is_older_than_the_one_before) {
  Intake it;
  it.take(good_reading(1));
  v1::Reading second = good_reading(2);
  second.mutable_left()->set_age_ms(5.0F);
  it.take(second, kNow + 1ms);
  EXPECT_NE(it.complaint.find("left.force_n: was measured before"), std::string::npos);
}

}  // namespace
}  // namespace knead::bridge
