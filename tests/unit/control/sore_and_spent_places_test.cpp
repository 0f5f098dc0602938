// CR-14 and the dose, where force and water are made: whatever is played, on both sides, a sore
// place gets less and a spent or painful one nothing.
#include <gtest/gtest.h>

#include "control/actuation.hpp"
#include "tests/support/arms.hpp"

namespace knead {
namespace {

constexpr ScanFinding kFound{
    .found = true, .shoulders_along = Millimetre(650.0), .pelvis_along = Millimetre(130.0)};

/// A session in its second phase, which plays `technique` with jets.
struct Played : test::Arms {
  test::Scene scene;

  explicit Played(Technique technique) : test::Arms{.scan = kFound} {
    gate.ceiling = {Newton(80.0), Newton(80.0)};
    dose.begin(envelope, TimePoint{}, true);
    Programme& programme = scene.programmes[0];
    for (std::size_t i = 0; i < programme.phases.size(); ++i) {
      Phase& phase = programme.phases[i];
      if (phase.kind != PhaseKind::work) continue;
      phase.technique = technique;
      phase.swing = technique == Technique::kneading ? Newton(5.0) : Newton(0.0);
      phase.rate = Hertz(1.0);
      phase.amplitude = Millimetre(6.0);
      phase.dwell_s = 5.0;
      phase.jet = Kilopascal(100.0);
    }
    scene.palpation_done = true;
    scene.reach_massage();
    while (scene.session.phase()->phase.kind != PhaseKind::work) cycle();
  }

  void cycle() {
    sensors.water.line_pressure = {Kilopascal(100.0), scene.now, Validity::good, 1};
    sensors.water.temperature = {Celsius(38.0), scene.now, Validity::good, 1};
    sensors.water.level = {Fraction(0.9), scene.now, Validity::good, 1};
    sensors.water.flow = {LitrePerMinute(2.0), scene.now, Validity::good, 1};
    step(scene);
    scene.carriage = frame.carriage;
    scene.cycle({}, 10ms);
  }
  void run(double seconds) {
    for (int i = 0; i < static_cast<int>(seconds * 100.0); ++i) cycle();
  }
  /// The back gives a sign on the left at the carriage's place.
  void sign() {
    scene.distress = DistressLevel::ease;
    scene.cycle({}, 10ms);
    scene.distress = DistressLevel::none;
    scene.cycle({}, 10ms);
  }
};

class EveryTechnique : public testing::TestWithParam<Technique> {};

TEST_P(EveryTechnique, CR_14_a_signed_place_gets_less_a_twice_signed_one_nothing_on_its_side_only) {
  Played p(GetParam());
  p.run(8.0);
  const Millimetre sore = p.frame.carriage;
  p.sign();
  const double whole = p.scene.session.lowering().factor();
  p.cycle();
  EXPECT_NEAR(p.actuation.view().share[0], whole * session::SorePoints::kLighter, 1e-9);
  EXPECT_NEAR(p.actuation.view().share[1], whole, 1e-9);
  EXPECT_EQ(p.actuation.view().limited_by[0], Reason::painful_point_lighter);
  p.scene.now += 5s;  // another event
  p.scene.carriage = sore;
  p.sign();
  const double after = p.scene.session.lowering().factor();
  int met = 0;
  for (int i = 0; i < 2000; ++i) {
    const Millimetre stood = p.sensors.carriage.value;
    p.cycle();
    const Millimetre from_border = abs(stood - sore) - session::SorePoints::kReach;
    if (from_border > Millimetre(0.0) && from_border <= 2.0 * PlaceUnder::kPlay) continue;
    const bool there = from_border <= Millimetre(0.0);
    EXPECT_NEAR(p.actuation.view().share[0], there ? 0.0 : after, 1e-9);
    EXPECT_NEAR(p.actuation.view().share[1], after, 1e-9);
    met += there ? 1 : 0;
  }
  EXPECT_GT(met, 0);
}

TEST_P(EveryTechnique, CR_14_said_pain_leaves_both_places_and_the_open_jets_out_at_once) {
  Played p(GetParam());
  p.run(8.0);
  p.scene.spraying = p.actuation.view().jets.open;
  ASSERT_TRUE(p.scene.spraying[0] || p.scene.spraying[2] || p.scene.spraying[4]);
  const Millimetre sore = p.frame.carriage;
  ASSERT_EQ(p.scene.ask(RequestKind::pain), Refusal::none);
  ASSERT_EQ(p.scene.session.state(), SessionState::paused);
  ASSERT_EQ(p.scene.ask(RequestKind::resume), Refusal::none);
  p.scene.run(2s);
  ASSERT_EQ(p.scene.session.state(), SessionState::massage);
  int met = 0;
  for (int i = 0; i < 3000; ++i) {
    const Millimetre stood = p.sensors.carriage.value;
    p.cycle();
    for (std::size_t jet = 0; jet < 6; ++jet) {
      if (p.scene.session.sore_jets().left_out(jet)) {
        ASSERT_EQ(p.frame.jets[jet].valve.value(), 0.0);
      }
    }
    if (abs(stood - sore) > session::SorePoints::kReach) continue;
    ++met;
    EXPECT_EQ(p.actuation.view().share[0], 0.0);
    EXPECT_EQ(p.actuation.view().share[1], 0.0);
  }
  EXPECT_GT(met, 0);
}

TEST_P(EveryTechnique, a_zone_that_has_had_its_dose_gets_nothing_and_one_that_nearly_has_less) {
  for (const double share : {0.9, 1.0}) {
    Played p(GetParam());
    p.run(6.0);
    for (const Region region : {Region::sacral, Region::lumbar, Region::thoracic}) {
      const NewtonSecond budget = p.dose.map()[0][index(region)].budget;
      p.dose.count_roller(Side::left, region, Newton(budget.value() * share), 1.0);
    }
    p.run(1.0);
    EXPECT_NEAR(p.actuation.view().share[0], share < 1.0 ? 0.75 : 0.0, 1e-9);
    EXPECT_EQ(p.actuation.view().share[1], 1.0);
    EXPECT_EQ(p.actuation.view().limited_by[0],
              share < 1.0 ? Reason::dose_nearly_used : Reason::dose_used_up);
    for (const std::size_t left : {0U, 2U, 4U}) {
      EXPECT_LE(p.frame.jets[left].valve.value(), share < 1.0 ? 0.75 + 1e-9 : 0.0);
    }
  }
}

std::string technique_name(const testing::TestParamInfo<Technique>& tested) {
  return std::string(name(tested.param));
}

INSTANTIATE_TEST_SUITE_P(Places, EveryTechnique,
                         testing::Values(Technique::stroking, Technique::rubbing,
                                         Technique::kneading, Technique::vibration,
                                         Technique::pressing, Technique::saw, Technique::drilling,
                                         Technique::stretching, Technique::slow_roll,
                                         Technique::tapping),
                         technique_name);

TEST(SorePlaces, CR_14_the_jets_by_a_signed_place_spray_more_weakly) {
  Played p(Technique::stroking);
  p.run(6.0);
  p.scene.carriage = Millimetre(580.0);  // where jets 4 and 5 are
  p.sign();
  p.run(20.0);
  double strongest[2] = {0.0, 0.0};
  for (int i = 0; i < 3000; ++i) {
    p.cycle();
    strongest[0] = std::max(strongest[0], p.frame.jets[4].valve.value());
    strongest[1] = std::max(strongest[1], p.frame.jets[5].valve.value());
  }
  EXPECT_NEAR(strongest[0], session::SorePoints::kLighter, 1e-9);
  EXPECT_NEAR(strongest[1], 1.0, 1e-9);
}

}  // namespace
}  // namespace knead
