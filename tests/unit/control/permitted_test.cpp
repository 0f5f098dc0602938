#include "control/permitted.hpp"

#include <gtest/gtest.h>

#include "control/care/condition_caps.hpp"
#include "control/care/prescribed_envelope.hpp"
#include "tests/support/frames.hpp"
#include "tests/support/session_scene.hpp"

namespace knead {
namespace {

constexpr double kWithoutEmg = 0.6;

Envelope permitted(const test::Scene& scene, bool blind = false, Newton learned = Newton(80.0),
                   bool never_watched = false) {
  return permitted_now(scene.session, ScanFinding{.found = true},
                       {.blind_to_guarding = blind,
                        .never = never_watched,
                        .factor_without_emg = kWithoutEmg,
                        .learned_force = learned},
                       {});
}

Newton highest(const Envelope& e) {
  Newton most{};
  for (const ZoneLimits& zone : e.zones) {
    most = std::max(most, std::min(zone.force, e.comfort_ceiling));
  }
  return most;
}

TEST(Permitted, nothing_without_a_session) {
  test::Scene scene;
  EXPECT_EQ(highest(permitted(scene)).value(), 0.0);
}

TEST(Permitted, before_the_scan_only_the_self_test_moves_outside_the_wide_band) {
  test::Scene scene;
  scene.scan_found = false;
  ASSERT_EQ(scene.start(), Refusal::none);
  scene.run(3s);
  ASSERT_EQ(scene.session.state(), SessionState::body_scan);
  const Envelope e = permitted(scene);
  EXPECT_LE(highest(e), care::kUnscannedCeiling);
  EXPECT_DOUBLE_EQ(e.spine.half_width.value(), 45.0);
  EXPECT_EQ(e.line_ceiling().value(), 0.0);
}

TEST(Permitted, CR_02_the_drives_test_themselves_off_the_back_beside_a_zone_left_out_too) {
  test::Scene scene;
  Envelope prescribed = care::envelope_for(Condition::healthy);
  for (const Zone zone : kAllZones) {
    if (zone.side == Side::left && zone.region == Region::lumbar) {
      test::leave_out(prescribed, zone);
    }
  }
  ASSERT_EQ(scene.ask(Request{.kind = RequestKind::start, .prescribed = prescribed}),
            Refusal::none);
  ASSERT_EQ(scene.session.state(), SessionState::self_test);
  const Envelope e = permitted(scene);
  for (const ZoneLimits& zone : e.zones) {
    EXPECT_GT(zone.force, Newton(0.0));
    EXPECT_LE(zone.depth, kOffTheBack);
    EXPECT_EQ(zone.jet, Kilopascal(0.0));
    EXPECT_EQ(zone.surface, Celsius(0.0));
  }
  scene.run(3s);
  ASSERT_EQ(scene.session.state(), SessionState::massage);
  EXPECT_TRUE(permitted(scene).at({Region::lumbar, Side::left}).left_out());
}

TEST(Permitted, CR_08_the_ceiling_of_the_intake_holds_from_the_start_and_may_be_changed) {
  test::Scene scene;
  Envelope prescribed = care::envelope_for(Condition::healthy);
  prescribed.comfort_ceiling = Newton(12.0);
  ASSERT_EQ(scene.ask(Request{.kind = RequestKind::start, .prescribed = prescribed}),
            Refusal::none);
  EXPECT_EQ(permitted(scene).comfort_ceiling, Newton(12.0));
  ASSERT_EQ(scene.ask(Request{.kind = RequestKind::ceiling, .ceiling = Newton(15.0)}),
            Refusal::none);
  EXPECT_EQ(permitted(scene).comfort_ceiling, Newton(15.0));
}

TEST(Permitted, in_the_scan_the_band_widens_by_what_the_mat_tells_and_never_narrows) {
  test::Scene scene;
  scene.scan_found = false;
  ASSERT_EQ(scene.start(), Refusal::none);
  scene.run(3s);
  ASSERT_EQ(scene.session.state(), SessionState::body_scan);
  for (const double aside : {-38.0, -16.0, 0.0, 9.0, 30.0}) {
    ScanFinding scan{.doubt = ScanDoubt::none};
    scan.spine.lateral.fill(Millimetre(aside));
    scan.spine.lateral[3] = Millimetre(0.5 * aside);
    const SpineBand band = permitted_now(scene.session, scan, {}, {}).spine;
    for (double along = 0.0; along <= 900.0; along += 10.0) {
      const Millimetre line = band.line.at(Millimetre(along));
      const Millimetre told = scan.spine.at(Millimetre(along));
      EXPECT_GE(line + band.half_width, Millimetre(45.0 - 1e-9)) << aside;
      EXPECT_LE(line - band.half_width, Millimetre(-45.0 + 1e-9)) << aside;
      EXPECT_GE(line + band.half_width - told, Millimetre(30.0 - 1e-9)) << aside;
      EXPECT_GE(told - line + band.half_width, Millimetre(30.0 - 1e-9)) << aside;
    }
  }
  ScanFinding doubted{.doubt = ScanDoubt::unclear};
  doubted.spine.lateral.fill(Millimetre(30.0));
  EXPECT_EQ(permitted_now(scene.session, doubted, {}, {}).spine.half_width, Millimetre(45.0));
}

TEST(Permitted, CR_07_a_band_that_is_configured_wider_holds_in_every_state) {
  const BandWidths wider{.scanned = Millimetre(26.0), .unscanned = Millimetre(61.0)};
  test::Scene scene;
  scene.scan_found = false;
  const auto width = [&](const ScanFinding& scan) {
    return permitted_now(scene.session, scan, {}, wider).spine.half_width;
  };
  ASSERT_EQ(scene.start(), Refusal::none);
  ASSERT_EQ(scene.session.state(), SessionState::self_test);
  EXPECT_EQ(width(ScanFinding{}), Millimetre(61.0));
  scene.run(3s);
  ASSERT_EQ(scene.session.state(), SessionState::body_scan);
  EXPECT_EQ(width(ScanFinding{.doubt = ScanDoubt::unclear}), Millimetre(61.0));
  EXPECT_GE(width(ScanFinding{.doubt = ScanDoubt::none}), Millimetre(61.0));
  test::Scene massaged;
  massaged.reach_massage();
  EXPECT_EQ(permitted_now(massaged.session, ScanFinding{.found = true}, {}, wider).spine.half_width,
            Millimetre(26.0));
}

TEST(Permitted, CR_11_jets_stay_gentle_until_the_warm_up_has_run_its_time) {
  test::Scene scene;
  scene.reach_massage();
  const auto strongest = [&] { return permitted(scene).line_ceiling(); };
  while (scene.session.phase()->phase.kind == PhaseKind::warm_up) {
    ASSERT_LE(strongest(), care::kWarmUpJet);
    scene.cycle({}, 10ms);
  }
  EXPECT_GT(strongest(), care::kWarmUpJet);
}

TEST(Permitted, CR_08_the_persons_own_ceiling_lowers_the_water_by_the_same_share) {
  test::Scene scene;
  scene.reach_massage();
  while (scene.session.phase()->phase.kind == PhaseKind::warm_up) scene.cycle({}, 10ms);
  const Kilopascal before = permitted(scene).line_ceiling();
  Newton prescribed{};
  for (const ZoneLimits& zone : scene.session.prescribed().zones) {
    prescribed = std::max(prescribed, zone.force);
  }
  ASSERT_EQ(scene.ask(Request{.kind = RequestKind::ceiling, .ceiling = prescribed * 0.25}),
            Refusal::none);
  EXPECT_NEAR(permitted(scene).line_ceiling().value(), 0.25 * before.value(), 1e-9);
}

TEST(Permitted, CR_11_no_ceiling_rises_before_the_warm_up_has_run_its_time) {
  test::Scene scene;
  scene.reach_massage();
  while (scene.session.phase_index() == 0) {
    ASSERT_LE(highest(permitted(scene)), care::kWarmUpCeiling);
    scene.cycle({}, 10ms);
  }
  EXPECT_GE(seconds(scene.session.massage_elapsed()), 180.0 - 0.02);
  while (scene.session.phase()->palpation) {
    ASSERT_LE(highest(permitted(scene)), care::kWarmUpCeiling) << "palpation is of the warm-up";
    scene.cycle({}, 10ms);
  }
  EXPECT_GT(highest(permitted(scene)), care::kWarmUpCeiling);
}

TEST(Permitted, CR_08_the_persons_own_ceiling_caps_at_once) {
  test::Scene scene;
  scene.reach_massage();
  ASSERT_EQ(scene.ask(Request{.kind = RequestKind::ceiling, .ceiling = Newton(6.0)}),
            Refusal::none);
  EXPECT_LE(highest(permitted(scene)).value(), 6.0);
}

TEST(Permitted, CR_08_ease_lowers_under_the_persons_own_ceiling_too) {
  test::Scene scene;
  scene.reach_massage();
  ASSERT_EQ(scene.ask(Request{.kind = RequestKind::ceiling, .ceiling = Newton(8.0)}),
            Refusal::none);
  ASSERT_EQ(scene.ask(RequestKind::ease), Refusal::none);
  EXPECT_LE(highest(permitted(scene)).value(), 8.0 * session::Lowering::kPerWish);
}

TEST(Permitted, the_ceiling_runs_ahead_of_what_is_learned_by_half) {
  test::Scene scene;
  scene.reach_massage();
  while (scene.session.phase()->phase.kind == PhaseKind::warm_up) scene.cycle({}, 10ms);
  const Newton all = highest(permitted(scene));
  EXPECT_EQ(highest(permitted(scene, false, Newton(0.0))), care::kWarmUpCeiling);
  EXPECT_EQ(highest(permitted(scene, false, Newton(20.0))).value(), 30.0);
  EXPECT_EQ(highest(permitted(scene, false, Newton(80.0))), all);
  EXPECT_LE(highest(permitted(scene, true, Newton(20.0))).value(), 30.0)
      << "going blind raises nothing";
  EXPECT_LE(highest(permitted(scene, true, Newton(0.0))), care::kWarmUpCeiling * kWithoutEmg)
      << "nor where what was learned is forgotten";
  EXPECT_DOUBLE_EQ(highest(permitted(scene, true, Newton(0.0), true)) / all, kWithoutEmg)
      << "without electrodes from the start the tighter envelope holds instead";
}

TEST(Permitted, ease_and_missing_electrodes_only_lower) {
  test::Scene scene;
  scene.reach_massage();
  const Newton before = highest(permitted(scene));
  EXPECT_DOUBLE_EQ(highest(permitted(scene, true)) / before, kWithoutEmg);
  ASSERT_EQ(scene.ask(RequestKind::ease), Refusal::none);
  EXPECT_LT(highest(permitted(scene)), before);
}

TEST(Permitted, the_scan_of_a_resume_knows_what_was_wished_before) {
  test::Scene scene;
  scene.reach_massage();
  ASSERT_EQ(scene.ask(RequestKind::ease), Refusal::none);
  ASSERT_EQ(scene.ask(RequestKind::pause), Refusal::none);
  scene.scan_found = false;
  ASSERT_EQ(scene.ask(RequestKind::resume), Refusal::none);
  scene.run(3s);
  ASSERT_EQ(scene.session.state(), SessionState::body_scan);
  EXPECT_LE(highest(permitted(scene)), care::kUnscannedCeiling * session::Lowering::kPerWish);
}

TEST(Permitted, CR_20_rest_is_warmth_alone) {
  test::Scene scene;
  scene.reach_massage();
  while (scene.session.state() == SessionState::massage) scene.cycle({}, 10ms);
  ASSERT_EQ(scene.session.state(), SessionState::rest);
  const Envelope e = permitted(scene);
  EXPECT_EQ(highest(e).value(), 0.0);
  EXPECT_EQ(e.line_ceiling().value(), 0.0);
  EXPECT_GT(e.water_ceiling().value(), 37.0);
}

}  // namespace
}  // namespace knead
