#include "control/sense/shift_watch.hpp"

#include <gtest/gtest.h>

namespace knead::sense {
namespace {

/// An even load on the seat whose centre lies `offset` to the right.
PressureMap load(const MatGeometry& seat, double offset_mm) {
  PressureMap map;
  const double reach = seat.lateral(seat.columns - 1).value();
  for (std::size_t row = 0; row < seat.rows; ++row) {
    for (std::size_t column = 0; column < seat.columns; ++column) {
      // A linear tilt: its centre is offset by slope * mean(x^2), mean(x^2) = 5/9 reach^2 for 4
      // columns.
      const double x = seat.lateral(column).value();
      map.cells[row * seat.columns + column] =
          Kilopascal(4.0 * (1.0 + offset_mm * x / (5.0 / 9.0 * reach * reach)));
    }
  }
  return map;
}

struct Seat {
  MatGeometry geometry{4, 4, Millimetre(0.0), Millimetre(400.0), Millimetre(400.0)};
  ShiftWatch watch{geometry};
  TimePoint now{};
  void sit(double offset_mm, Duration length) {
    for (const TimePoint end = now + length; now < end; now += 10ms) {
      watch.update(load(geometry, offset_mm), now);
    }
  }
};

TEST(ShiftWatch, a_move_that_lasts_is_seen_within_a_second_and_a_tenth) {
  Seat seat;
  seat.sit(0.0, 2s);
  seat.sit(20.0, 1100ms);
  EXPECT_TRUE(seat.watch.shifted());
  EXPECT_NEAR(seat.watch.offset().value(), 20.0, 0.5);
}

TEST(ShiftWatch, a_cough_or_a_small_sway_is_not_a_move) {
  Seat seat;
  seat.sit(3.0, 2s);
  seat.sit(25.0, 300ms);
  seat.sit(3.0, 1s);
  seat.sit(12.0, 5s);
  EXPECT_FALSE(seat.watch.shifted());
}

TEST(ShiftWatch, after_reset_the_new_place_is_the_place) {
  Seat seat;
  seat.sit(0.0, 2s);
  seat.sit(40.0, 2s);
  ASSERT_TRUE(seat.watch.shifted());
  seat.watch.reset();
  EXPECT_FALSE(seat.watch.shifted());
  seat.sit(40.0, 4s);
  EXPECT_FALSE(seat.watch.shifted());
}

TEST(ShiftWatch, a_place_carried_on_is_not_learned_anew_from_whoever_has_moved_meanwhile) {
  Seat scan;
  scan.sit(0.0, 2s);
  Seat massage;
  massage.now = scan.now;
  massage.watch.carry_on(scan.watch);
  massage.sit(45.0, 900ms);
  EXPECT_FALSE(massage.watch.shifted()) << "a cough lasts as long";
  massage.sit(45.0, 200ms);
  EXPECT_TRUE(massage.watch.shifted());
}

}  // namespace
}  // namespace knead::sense
