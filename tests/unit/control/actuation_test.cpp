#include "control/actuation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/arms.hpp"

namespace knead {
namespace {

constexpr ScanFinding kFound{
    .found = true, .shoulders_along = Millimetre(480.0), .pelvis_along = Millimetre(150.0)};

TEST(Actuation, a_phase_that_begins_in_a_cycle_without_power_is_played_all_the_same) {
  test::Scene scene;
  scene.palpation_done = true;
  test::Arms always{.scan = kFound};
  test::Arms once_without{.scan = kFound};
  int played = 0;
  scene.reach_massage();
  while (scene.session.state() == SessionState::massage) {
    const std::size_t phase = scene.session.phase_index();
    double all_n = 0.0;
    double off_n = 0.0;
    do {
      const bool begins = scene.session.phase_begins();
      always.step(scene, true);
      once_without.step(scene, !begins);
      all_n += always.asked_n();
      off_n += std::abs(always.asked_n() - once_without.asked_n());
      scene.cycle({}, 10ms);
    } while (scene.session.state() == SessionState::massage &&
             scene.session.phase_index() == phase);
    EXPECT_LE(off_n, 0.05 * all_n) << "phase " << phase;
    played += all_n > 0.0 ? 1 : 0;
  }
  EXPECT_EQ(played, 3) << "work, work and cool-down; the warm-up began before, palpation waits";
}

}  // namespace
}  // namespace knead
