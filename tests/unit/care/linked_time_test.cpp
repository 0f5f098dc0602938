#include "control/care/linked_time.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

namespace knead::care {
namespace {

RegionSet set_of(std::initializer_list<Region> regions) {
  RegionSet set{};
  for (const Region region : regions) set[index(region)] = true;
  return set;
}

Phase work(std::initializer_list<Region> regions, double share) {
  Phase phase;
  phase.kind = PhaseKind::work;
  for (const Region region : regions) phase.regions.push(region);
  phase.share = share;
  return phase;
}

PhaseList list_of(std::initializer_list<Phase> phases) {
  PhaseList list;
  for (const Phase& phase : phases) list.push(phase);
  return list;
}

TEST(LinkedTime, CR_17_the_neck_leads_to_the_shoulders_and_the_loin_to_sacrum_and_hips) {
  EXPECT_EQ(linked_to(set_of({Region::cervical})), set_of({Region::thoracic}));
  EXPECT_EQ(linked_to(set_of({Region::lumbar})), set_of({Region::sacral}));
  EXPECT_EQ(linked_to(set_of({Region::sacral})), set_of({Region::lumbar}));
  EXPECT_EQ(linked_to(set_of({Region::lumbar, Region::sacral})), RegionSet{});
  EXPECT_EQ(linked_to(RegionSet{}), RegionSet{});
}

TEST(LinkedTime, CR_17_a_part_of_the_sore_loins_time_goes_to_the_hips_and_none_is_lost) {
  PhaseList phases = list_of({work({Region::lumbar}, 0.4), work({Region::sacral}, 0.2),
                              work({Region::thoracic}, 0.3), work({Region::sacral}, 0.1)});
  EXPECT_NEAR(move_to_linked(phases, set_of({Region::lumbar}), Fraction(0.25)), 0.1, 1e-12);
  EXPECT_NEAR(phases[0].share, 0.3, 1e-12);
  EXPECT_NEAR(phases[1].share, 0.2 + 0.1 * 2.0 / 3.0, 1e-12);
  EXPECT_NEAR(phases[2].share, 0.3, 1e-12) << "the chest has nothing to do with it";
  EXPECT_NEAR(phases[3].share, 0.1 + 0.1 / 3.0, 1e-12);
}

TEST(LinkedTime, CR_17_a_phase_that_works_the_sore_place_too_takes_nothing) {
  PhaseList phases =
      list_of({work({Region::lumbar, Region::sacral}, 0.5), work({Region::sacral}, 0.5)});
  EXPECT_NEAR(move_to_linked(phases, set_of({Region::lumbar}), Fraction(0.5)), 0.25, 1e-12);
  EXPECT_NEAR(phases[0].share, 0.25, 1e-12);
}

TEST(LinkedTime, CR_17_points_say_where_a_phase_works_whatever_its_regions) {
  Phase points = work({Region::lumbar, Region::sacral}, 0.4);
  points.points.push({.region = Region::sacral});
  PhaseList phases = list_of({work({Region::lumbar}, 0.6), points});
  EXPECT_GT(move_to_linked(phases, set_of({Region::lumbar}), Fraction(0.5)), 0.0);
  EXPECT_NEAR(phases[1].share, 0.7, 1e-12);
}

TEST(LinkedTime, CR_17_time_without_anywhere_to_go_stays) {
  PhaseList phases = list_of({work({Region::lumbar}, 0.6), work({Region::thoracic}, 0.4)});
  EXPECT_EQ(move_to_linked(phases, set_of({Region::lumbar}), Fraction(0.5)), 0.0);
  EXPECT_EQ(phases[0].share, 0.6);
}

TEST(LinkedTime, CR_17_warm_up_and_cool_down_keep_their_time) {
  PhaseList phases = list_of({work({Region::lumbar}, 0.2), work({Region::sacral}, 0.8)});
  phases[0].kind = PhaseKind::warm_up;
  EXPECT_EQ(move_to_linked(phases, set_of({Region::lumbar}), Fraction(0.5)), 0.0);
}

}  // namespace
}  // namespace knead::care
