#include "control/sense/trunk_watch.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "control/sense/body_scan.hpp"
#include "seated_person.hpp"

namespace knead::sense {
namespace {

/// Scanned, and then watched.
struct WatchedTrunk {
  explicit WatchedTrunk(std::uint64_t seed = 1) : seated(seed) {
    seated.person.set_spontaneous(false);
    seated.run(1s);
    BodyScan scan(seated.description.back_mat);
    seated.run(1500ms, [&](const PressureMap& map) { scan.update(map); });
    EXPECT_TRUE(scan.mat_tells());
    watch.begin(scan.picture(), scan.finding());
  }
  void run(Duration length, const signal::RollersOnMat& rollers = {}) {
    seated.run(length, [&](PressureMap map) {
      press(map, rollers);
      watch.update(map, rollers, faulty, seated.now);
    });
  }
  /// Each roller's force through film and foam: a bell of 20 mm.
  void press(PressureMap& map, const signal::RollersOnMat& rollers) const {
    const MatGeometry& mat = seated.description.back_mat;
    for (const signal::RollerOnMat& roller : rollers) {
      for (std::size_t i = 0; i < mat.rows * mat.columns; ++i) {
        const double r = std::hypot((mat.along(i / mat.columns) - roller.along).value(),
                                    (mat.lateral(i % mat.columns) - roller.lateral).value()) /
                         20.0;
        map.cells[i] += Kilopascal(roller.force.value() * 0.4 * std::exp(-0.5 * r * r));
      }
    }
  }

  signal::SeatedPerson seated;
  TrunkWatch watch{seated.description.back_mat};
  TrunkWatch::Cells faulty{};
};

TEST(TrunkWatch, a_trunk_15_mm_aside_over_a_pelvis_that_stays_is_seen_within_five_seconds) {
  for (const double aside : {-15.0, 15.0}) {
    WatchedTrunk trunk;
    trunk.run(3s);
    ASSERT_FALSE(trunk.watch.shifted());
    trunk.seated.person.sway(Millimetre(aside));
    trunk.run(5s);
    EXPECT_TRUE(trunk.watch.shifted());
    EXPECT_GT(trunk.watch.offset().value() * aside, 0.0) << "the wrong way";
  }
}

TEST(TrunkWatch, reads_a_slide_to_within_two_fifths_of_it_on_people_of_all_kinds) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    WatchedTrunk trunk(seed);
    trunk.seated.person.shift_lateral(Millimetre(12.0));
    trunk.run(3s);
    EXPECT_NEAR(trunk.watch.offset().value(), 12.0, 0.4 * 12.0) << "seed " << seed;
  }
}

TEST(TrunkWatch, more_weight_on_one_side_is_no_move) {
  for (const double share : {-0.15, 0.15}) {
    WatchedTrunk trunk;
    trunk.seated.person.lean(share);
    trunk.run(6s);
    EXPECT_LT(abs(trunk.watch.offset()), Millimetre(4.0));
    EXPECT_FALSE(trunk.watch.shifted());
  }
}

TEST(TrunkWatch, a_sway_that_is_over_at_once_is_no_move) {
  WatchedTrunk trunk;
  trunk.run(1s);
  trunk.seated.person.sway(Millimetre(20.0));
  trunk.run(2s);
  EXPECT_GT(abs(trunk.watch.offset()), trunk.watch.tolerance().by) << "or nothing is shown";
  trunk.seated.person.sway(Millimetre(0.0));
  trunk.run(5s);
  EXPECT_FALSE(trunk.watch.shifted());
}

TEST(TrunkWatch, rollers_that_press_unevenly_do_not_move_the_trunk) {
  for (double along = 150.0; along < 700.0; along += 90.0) {
    WatchedTrunk trunk;
    trunk.run(4s, {signal::RollerOnMat{Millimetre(along), Millimetre(-40.0), Newton(60.0)},
                   signal::RollerOnMat{Millimetre(along), Millimetre(90.0), Newton(10.0)}});
    EXPECT_LT(abs(trunk.watch.offset()), Millimetre(4.0)) << "at " << along;
    EXPECT_FALSE(trunk.watch.shifted());
  }
}

TEST(TrunkWatch, a_cell_that_breaks_is_no_witness) {
  WatchedTrunk trunk;
  for (const std::size_t cell : signal::kLoadedCells) trunk.faulty[cell] = true;
  trunk.seated.run(3s, [&](PressureMap map) {
    for (const std::size_t cell : signal::kLoadedCells) map.cells[cell] = Kilopascal(0.0);
    trunk.watch.update(map, {}, trunk.faulty, trunk.seated.now);
  });
  EXPECT_LT(abs(trunk.watch.offset()), Millimetre(2.0));
}

TEST(TrunkWatch, says_nothing_before_a_scan_and_on_a_mat_without_shape) {
  const MatGeometry mat{};
  TrunkWatch watch(mat);
  PressureMap even{};
  for (Kilopascal& cell : even.cells) cell = Kilopascal(2.0);
  for (TimePoint now{1s}; now < TimePoint{5s}; now += 10ms) watch.update(even, {}, {}, now);
  EXPECT_FALSE(watch.shifted());

  const std::vector<double> flat(mat.rows * mat.columns, 2.0);
  watch.begin(flat, ScanFinding{.pelvis_along = Millimetre(160.0)});
  for (std::size_t i = 0; i < even.cells.size(); i += 3) even.cells[i] = Kilopascal(6.0);
  for (TimePoint now{5s}; now < TimePoint{10s}; now += 10ms) watch.update(even, {}, {}, now);
  EXPECT_FALSE(watch.shifted());
}

}  // namespace
}  // namespace knead::sense
