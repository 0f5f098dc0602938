// The whole chain of a mat, on simulated people.
#include "control/signal/mat_chain.hpp"

#include <gtest/gtest.h>

#include "control/sense/body_scan.hpp"
#include "tests/unit/mat/seated_person.hpp"

namespace knead::signal {
namespace {

using sim::FaultKind;
using sim::Population;

constexpr Population kPeople[] = {Population::healthy, Population::chronic_low_back_pain,
                                  Population::extrusion, Population::stiffest};

TEST(MatChain, nobody_s_cells_are_accused) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SeatedPerson seated(seed, kPeople[seed % 4]);
    seated.run(20s);
    EXPECT_EQ(seated.back.health().bridged, 0U) << "seed " << seed;
    EXPECT_EQ(seated.seat.health().bridged, 0U) << "seed " << seed;
    EXPECT_TRUE(seated.events.empty()) << "seed " << seed;
  }
}

TEST(MatChain, a_cell_that_dies_under_load_is_bridged_within_600_ms) {
  for (const std::size_t cell : kLoadedCells) {
    SeatedPerson seated(cell);
    seated.run(3s);
    ASSERT_GT(seated.back.map().cells[cell], Kilopascal(0.6)) << cell;
    seated.break_cell(FaultKind::dead_cell, cell);
    EXPECT_LE(seated.until_bridged(cell, 5s), 600ms) << cell;
    EXPECT_EQ(seated.back.health().bridged, 1U);
    seated.run(2s);
    ASSERT_EQ(seated.said(Reason::mat_cell_bridged), 1U) << "said once";
    EXPECT_EQ(seated.events.back().value, static_cast<double>(cell + 1));
  }
}

TEST(MatChain, a_cell_that_was_dead_before_is_bridged_within_600_ms_of_the_person_s_leaning_on_it) {
  SeatedPerson seated(7);
  const std::size_t cell = kLoadedCells[0];
  seated.break_cell(FaultKind::dead_cell, cell);
  EXPECT_LE(seated.until_bridged(cell, 5s), 1100ms) << "half a second of it is the sitting down";
}

TEST(MatChain, a_hot_cell_is_bridged_within_400_ms_and_one_beyond_any_load_within_100) {
  for (const std::size_t cell : kLoadedCells) {
    for (const double kpa : {25.0, 90.0}) {
      SeatedPerson seated(cell);
      seated.run(3s);
      seated.break_cell(FaultKind::hot_cell, cell, kpa);
      EXPECT_LE(seated.until_bridged(cell, 5s), kpa > 80.0 ? 120ms : 400ms) << cell;
      EXPECT_EQ(seated.said(Reason::mat_invalid), 0U) << "a cell's fault is not a wild frame";
    }
  }
}

TEST(MatChain, a_cell_that_keeps_its_load_while_the_others_breathe_is_found_within_a_minute) {
  const std::size_t cell = kLoadedCells[3];
  SeatedPerson seated(2);
  seated.run(3s);
  seated.break_cell(FaultKind::stuck_cell, cell);
  EXPECT_LE(seated.until_bridged(cell, 60s), 40s);
  EXPECT_EQ(seated.back.health().bridged, 1U);
}

TEST(MatChain, a_cell_whose_converter_repeats_itself_is_found_within_300_ms) {
  ChairDescription chair;
  SeatedPerson seated(3);
  MatChain chain(chair.back_mat, {}, chair.mat_rate, Channel::back_mat);
  const std::size_t cell = kLoadedCells[1];
  EventList events;
  int frames = 0;
  seated.run(4s, [&](const PressureMap& map) {
    Sample<PressureMap> sample = seated.sensors.back_mat;
    sample.value = map;
    if (++frames > 200) sample.value.cells[cell] = Kilopascal(3.25);
    (void)chain.update(sample, {}, seated.now, events);
    EXPECT_TRUE(frames != 230 || chain.health().faulty[cell]);
  });
  EXPECT_EQ(chain.health().bridged, 1U);
}

TEST(MatChain, wild_frames_are_dropped_and_the_last_good_one_stays_with_its_age) {
  SeatedPerson seated(5);
  seated.run(3s);
  seated.person.inject({sim::FaultTarget::back_mat, FaultKind::wild_frame});
  int refused = 0;
  for (int cycle = 0; cycle < 10'000; ++cycle) {
    seated.run(1ms);
    if (!seated.back.health().frame_refused) continue;
    ++refused;
    ASSERT_TRUE(seated.back.believed().fresh(seated.now, 50ms));
    ASSERT_FALSE(seated.back.believed().fresh(seated.now, 10ms));
    ASSERT_TRUE(sense::could_be_a_person(seated.back.map(), seated.description.back_mat));
  }
  EXPECT_GE(refused, 19 * 10) << "twice a second, for ten cycles each";
  EXPECT_LE(refused, 21 * 10);
  EXPECT_EQ(seated.said(Reason::mat_invalid), 1U) << "said once";
  EXPECT_EQ(seated.back.health().bridged, 0U);
}

TEST(MatChain, more_than_a_tenth_of_the_cells_or_two_rows_are_too_many) {
  SeatedPerson scattered(9);
  scattered.run(2s);
  for (std::size_t i = 0; i < 14; ++i) {
    scattered.break_cell(FaultKind::hot_cell, 1 + i * 9, 60.0);
  }
  scattered.run(2s);
  EXPECT_TRUE(scattered.back.too_many());
  SeatedPerson rows(9);
  rows.run(2s);
  for (std::size_t i = 0; i < 4; ++i) {
    rows.break_cell(FaultKind::hot_cell, 10 * 8 + 2 * i, 60.0);
    rows.break_cell(FaultKind::hot_cell, 11 * 8 + 2 * i + 1, 60.0);
  }
  rows.run(2s);
  EXPECT_LE(rows.back.health().bridged, 12U) << "fewer than a tenth";
  EXPECT_TRUE(rows.back.too_many());
}

TEST(MatChain, forgives_a_cell_when_the_mat_is_empty_and_the_cell_too) {
  SeatedPerson seated(4);
  seated.run(2s);
  const std::size_t cell = kLoadedCells[0];
  seated.break_cell(FaultKind::dead_cell, cell);
  seated.break_cell(FaultKind::hot_cell, 60, 40.0);
  seated.run(2s);
  ASSERT_EQ(seated.back.health().bridged, 2U);
  seated.person.leave();
  seated.run(3s);
  EXPECT_FALSE(seated.back.health().faulty[cell]) << "it reads nothing, as it should";
  EXPECT_TRUE(seated.back.health().faulty[60]) << "it reads a load that is not there";
}

}  // namespace
}  // namespace knead::signal
