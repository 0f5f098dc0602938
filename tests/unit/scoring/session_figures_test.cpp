#include <gtest/gtest.h>

#include "daemon/simulate/scoring/dose_score.hpp"
#include "daemon/simulate/scoring/session_log.hpp"
#include "daemon/simulate/scoring/spine_score.hpp"
#include "observed.hpp"

namespace knead::scoring {
namespace {

TEST(SpineScore, counts_entries_into_contact_and_the_worst_error_at_work) {
  SpineScore score;
  Clock clock;
  play(score, clock, 100, [](Observation& o, int ms) {
    o.spine_contact = (ms >= 10 && ms < 20) || ms == 50;
    o.scan_found = ms >= 30;
    o.spine_true = Millimetre(ms < 30 ? 99.0 : 4.0);
    o.spine_estimated = Millimetre(ms == 60 ? -3.5 : 1.0);
  });
  EXPECT_EQ(score.figures().contacts, 2);
  EXPECT_NEAR(score.figures().scan_error_mm_max, 7.5, 1e-9);
}

TEST(DoseScore, integrates_force_and_keeps_the_warmest_surface) {
  DoseScore score;
  Clock clock;
  play(score, clock, 2000, [](Observation& o, int ms) {
    o.rollers[1].force_true = Newton(5.0);
    o.nozzles = 2;
    o.nozzle[1] = Kilopascal(ms < 500 ? 80.0 : 4.0);
    o.surface[2] = Celsius(ms == 700 ? 38.5 : 36.0);
  });
  const DoseFigures f = score.figures();
  EXPECT_NEAR(f.left_n_s, 40.0, 1e-9);
  EXPECT_NEAR(f.right_n_s, 10.0, 1e-9);
  EXPECT_NEAR(f.jets_on_s, 0.5, 1e-9);
  EXPECT_NEAR(f.jets_mean_kpa, 80.0, 1e-9);
  EXPECT_NEAR(f.surface_highest_degc, 38.5, 1e-9);
}

TEST(SessionLog, a_phase_that_was_paused_appears_twice) {
  SessionLog log;
  Clock clock;
  play(log, clock, 100);
  play(log, clock, 50, [](Observation& o, int) { o.state = SessionState::paused; });
  play(log, clock, 100);
  play(log, clock, 10, [](Observation& o, int) {
    o.phase = 1;
    o.phase_name = "cool_down";
  });
  ASSERT_EQ(log.phases().size(), 4U);
  EXPECT_EQ(log.phases()[0].name, "kneading");
  EXPECT_EQ(log.phases()[1].name, "paused");
  EXPECT_NEAR(log.phases()[1].start_s, 0.100, 1e-9);
  EXPECT_NEAR(log.phases()[1].end_s, 0.149, 1e-9);
  EXPECT_EQ(log.phases()[3].name, "cool_down");
}

TEST(SessionLog, counts_reasons_of_controller_and_gate_and_the_persons_moves) {
  SessionLog log;
  Clock clock;
  const std::array one{ReasonEvent{.reason = Reason::flinch}};
  play(log, clock, 100, [&](Observation& o, int ms) {
    o.person_caused = ms >= 20 && ms < 30;
    if (ms == 25) o.controller_events = one;
    if (ms == 26) o.gate_events = one;
  });
  EXPECT_EQ(log.reasons()[static_cast<std::size_t>(Reason::flinch)], 2U);
  ASSERT_EQ(log.person().size(), 1U);
  EXPECT_NEAR(log.person()[0].start_s, 0.020, 1e-9);
  EXPECT_NEAR(log.person()[0].end_s, 0.029, 1e-9);
}

}  // namespace
}  // namespace knead::scoring
