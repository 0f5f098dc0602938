// A technician widens the band that is kept free about the spine: the mind keeps to it as the gate
// does, so that nothing is asked within it and nothing trips.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenario/sessions.hpp"

namespace knead::simulate {
namespace {

TEST(WiderBand, CR_07_is_kept_by_mind_and_gate_alike_through_a_whole_session) {
  SessionSetup setup = setup_of({.minutes = 6.0, .body = config_file("bodies/nominal.toml")});
  setup.config.limits.spine_half_width_min = Millimetre(25.0);
  setup.config.limits.spine_half_width_unscanned = Millimetre(60.0);
  setup.config.control.spine_half_width = Millimetre(25.0);
  setup.config.control.spine_half_width_unscanned = Millimetre(60.0);
  const SessionReport report = run_quietly(setup);
  EXPECT_EQ(report.outcome, Outcome::completed);
  EXPECT_EQ(std::ranges::count(report.scores.log.phases(), "body_scan", &scoring::Stretch::name), 1)
      << "it was paused on the way";
  EXPECT_GT(report.scores.ceiling.figures().max_n, 15.0) << "it hardly touched the person";
  EXPECT_EQ(report.scores.spine.figures().contacts, 0);
}

}  // namespace
}  // namespace knead::simulate
