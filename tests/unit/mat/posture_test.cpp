#include "control/sense/posture.hpp"

#include <gtest/gtest.h>

#include "tests/unit/mat/seated_person.hpp"

namespace knead::sense {
namespace {

/// A seated person whose posture is watched.
class Watched {
 public:
  explicit Watched(std::uint64_t seed) : seated(seed) {}

  void run(Duration length) {
    seated.run(length, [&](const PressureMap& map) {
      watch.update({.now = seated.now, .back = map, .seat = seated.seat.map(), .seated = there},
                   events);
    });
  }
  [[nodiscard]] Posture posture() const { return watch.finding().posture; }
  [[nodiscard]] int advised(Reason reason) const {
    int times = 0;
    for (const ReasonEvent& event : events) times += event.reason == reason ? 1 : 0;
    return times;
  }

  signal::SeatedPerson seated;
  PostureWatch watch{seated.description.back_mat, seated.description.seat_mat};
  EventList events;
  bool there = true;
};

TEST(PostureWatch, says_nothing_of_people_who_sit_still) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Watched watched(seed);
    watched.run(10s);
    EXPECT_EQ(watched.posture(), Posture::unknown) << "not seen for long enough";
    watched.run(50s);
    EXPECT_EQ(watched.posture(), Posture::upright) << seed;
    EXPECT_EQ(watched.events.size(), 0U) << seed;
  }
}

TEST(PostureWatch, CR_44_finds_a_slouch_after_its_hold_and_says_so_once) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Watched watched(seed);
    watched.run(15s);
    watched.seated.person.slouch(Millimetre(70.0));
    watched.run(15s);
    EXPECT_EQ(watched.posture(), Posture::upright) << "not yet " << seed;
    watched.run(15s);
    EXPECT_EQ(watched.posture(), Posture::slouching) << seed;
    EXPECT_EQ(watched.advised(Reason::posture_slouching), 1) << seed;
    watched.seated.person.slouch(Millimetre(0.0));
    watched.run(35s);
    EXPECT_EQ(watched.posture(), Posture::upright) << seed;
  }
}

TEST(PostureWatch, CR_44_finds_a_lean_and_its_side) {
  for (const double lean : {-0.14, 0.14}) {
    Watched watched(3);
    watched.run(15s);
    watched.seated.person.lean(lean);
    watched.run(30s);
    EXPECT_EQ(watched.posture(), lean < 0 ? Posture::leaning_left : Posture::leaning_right);
    EXPECT_EQ(watched.advised(Reason::posture_leaning), 1);
    EXPECT_GT(watched.watch.finding().held, 20s);
  }
}

TEST(PostureWatch, reaching_for_a_glass_is_no_posture) {
  Watched watched(4);
  watched.run(15s);
  watched.seated.person.lean(0.2);
  watched.run(8s);
  watched.seated.person.lean(0.0);
  watched.run(30s);
  EXPECT_EQ(watched.posture(), Posture::upright);
  EXPECT_EQ(watched.events.size(), 0U);
}

TEST(PostureWatch, forgets_who_has_left) {
  Watched watched(5);
  watched.run(30s);
  watched.there = false;
  watched.run(100ms);
  EXPECT_EQ(watched.posture(), Posture::unknown);
}

/// An even sheet, its right half `right` times as loaded, and rollers that press `roller_kpa` into
/// what lies near them.
PressureMap sheet(const MatGeometry& mat, double right, const signal::RollersOnMat& rollers,
                  double roller_kpa) {
  PressureMap map;
  const signal::CellMask near = signal::near_rollers(mat, rollers);
  for (std::size_t i = 0; i < mat.rows * mat.columns; ++i) {
    const double side = i % mat.columns < mat.columns / 2 ? 1.0 : right;
    const double pressed = near[i] ? roller_kpa : 0.0;
    map.cells[i] = Kilopascal(2.0 * side + pressed);
  }
  return map;
}

TEST(PostureWatch, a_roller_that_works_on_one_side_is_not_a_lean_and_does_not_hide_one) {
  const ChairDescription chair;
  PostureWatch watch(chair.back_mat, chair.seat_mat);
  EventList events;
  PressureMap seat;
  seat.cells.fill(Kilopascal(3.0));
  TimePoint now{1s};
  const auto sit = [&](Duration length, double right, Newton force) {
    for (const TimePoint end = now + length; now < end; now += 10ms) {
      const double along = 400.0 + 200.0 * std::sin(seconds(now.time_since_epoch()));
      const signal::RollersOnMat rollers{{{}, {Millimetre(along), Millimetre(90.0), force}}};
      watch.update({now, sheet(chair.back_mat, right, rollers, force > Newton(0.0) ? 20.0 : 0.0),
                    seat, rollers, true},
                   events);
    }
  };
  sit(15s, 1.0, Newton(0.0));
  sit(40s, 1.0, Newton(40.0));
  EXPECT_EQ(watch.finding().posture, Posture::upright);
  EXPECT_NEAR(watch.finding().right_load_share, 0.5, 0.01);
  sit(60s, 2.0, Newton(40.0));
  EXPECT_EQ(watch.finding().posture, Posture::leaning_right);
}

}  // namespace
}  // namespace knead::sense
