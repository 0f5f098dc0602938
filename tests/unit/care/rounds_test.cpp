#include "control/care/rounds.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "control/care/session_plan.hpp"
#include "tests/support/programmes.hpp"

namespace knead::care {
namespace {

/// Warm-up, four parts of work of equal length, cool-down.
Programme four_parts(int rounds) {
  Programme p = test::classic();
  const Phase cool_down = p.phases[3];
  p.phases.clear();
  p.phases.push(test::classic().phases[0]);
  for (const char* part : {"a", "b", "c", "d"}) {
    p.phases.push(test::phase(part, PhaseKind::work, Technique::stroking, 0.25, 0.0, Newton(15.0)));
  }
  p.phases.push(cool_down);
  p.rounds = rounds;
  return p;
}

std::vector<std::string> names(const PhaseList& phases, int round) {
  std::vector<std::string> order;
  for (const std::size_t i : order_of(phases, round)) order.emplace_back(view(phases[i].name));
  return order;
}

using Names = std::vector<std::string>;

TEST(Rounds, CR_13_each_round_has_every_part_in_another_order) {
  const PhaseList phases = four_parts(3).phases;
  EXPECT_EQ(names(phases, 0), (Names{"warm-up", "a", "b", "c", "d", "cool-down"}));
  EXPECT_EQ(names(phases, 1), (Names{"warm-up", "b", "c", "d", "a", "cool-down"}));
  EXPECT_EQ(names(phases, 2), (Names{"warm-up", "c", "d", "a", "b", "cool-down"}));
}

TEST(Rounds, CR_13_a_part_that_keeps_its_place_stays_there) {
  PhaseList phases = four_parts(2).phases;
  phases[2].keeps_place = true;
  EXPECT_EQ(names(phases, 1), (Names{"warm-up", "c", "b", "d", "a", "cool-down"}));
}

TEST(Rounds, CR_13_short_work_has_fewer_rounds_and_never_more_than_the_programme_says) {
  const Programme p = four_parts(3);
  EXPECT_EQ(rounds_in(p, p.phases, 1.0), 1);
  EXPECT_EQ(rounds_in(p, p.phases, 6.1), 2);
  EXPECT_EQ(rounds_in(p, p.phases, 60.0), 3);
}

TEST(Rounds, CR_13_one_part_has_no_other_order) {
  Programme p = four_parts(3);
  for (std::size_t i = 2; i <= 4; ++i) p.phases[i].keeps_place = true;
  EXPECT_EQ(rounds_in(p, p.phases, 60.0), 1);
}

TEST(Rounds, CR_13_a_plan_goes_through_its_rounds_between_warm_up_and_cool_down) {
  Envelope envelope;
  envelope.massage_time = 40min;
  for (ZoneLimits& zone : envelope.zones) zone.techniques = TechniqueSet::all();
  const PlanResult r = plan_session(four_parts(2), envelope, 20.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  Names order;
  Duration end{};
  for (const PlannedPhase& phase : r.plan.phases) {
    order.emplace_back(view(phase.phase.name));
    EXPECT_EQ(phase.start, end);
    end += phase.length;
  }
  EXPECT_EQ(order,
            (Names{"warm-up", "palpation", "a", "b", "c", "d", "b", "c", "d", "a", "cool-down"}));
  EXPECT_EQ(end, from_seconds(20.0 * 60.0));
}

TEST(Rounds, the_fullest_programme_has_as_many_rounds_as_the_plan_has_room_for) {
  Programme p = four_parts(3);
  const Phase cool_down = p.phases[5];
  p.phases.clear();
  p.phases.push(test::classic().phases[0]);
  for (std::size_t i = 2; i < Programme::kMaxPhases; ++i) {
    p.phases.push(test::phase("w", PhaseKind::work, Technique::stroking, 0.07, 0.0, Newton(15.0)));
  }
  p.phases.push(cool_down);
  Envelope envelope;
  envelope.massage_time = 240min;
  for (ZoneLimits& zone : envelope.zones) zone.techniques = TechniqueSet::all();
  const PlanResult r = plan_session(p, envelope, 240.0);
  ASSERT_EQ(r.refusal, Refusal::none);
  EXPECT_EQ(r.plan.phases.size(), 3U + 2U * 14U);
  EXPECT_EQ(r.plan.phases[r.plan.phases.size() - 1].phase.kind, PhaseKind::cool_down);
}

}  // namespace
}  // namespace knead::care
