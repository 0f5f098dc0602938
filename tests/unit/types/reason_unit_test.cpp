#include "control/types/reason_unit.hpp"

#include <gtest/gtest.h>

namespace knead {
namespace {

TEST(ReasonUnit, forces_places_and_times_say_theirs) {
  EXPECT_EQ(unit_of(Reason::zone_ceiling, Channel::lumbar_left), "N");
  EXPECT_EQ(unit_of(Reason::wish_pain, Channel::session), "mm");
  EXPECT_EQ(unit_of(Reason::time_shortened, Channel::session), "min");
  EXPECT_EQ(unit_of(Reason::force_stale, Channel::roller_left), "ms");
}

TEST(ReasonUnit, a_reason_that_tells_several_quantities_goes_by_what_it_speaks_of) {
  EXPECT_EQ(unit_of(Reason::jet_limited, Channel::lumbar_left), "kPa");
  EXPECT_EQ(unit_of(Reason::jet_limited, Channel::jets), "");
  EXPECT_EQ(unit_of(Reason::heat_limited, Channel::water), "degC");
  EXPECT_EQ(unit_of(Reason::heat_limited, Channel::heat_lower), "");
}

TEST(ReasonUnit, counts_shares_and_indices_have_none) {
  EXPECT_EQ(unit_of(Reason::cycle_late, Channel::cycle), "");
  EXPECT_EQ(unit_of(Reason::wish_ease, Channel::person), "");
  EXPECT_EQ(unit_of(Reason::phase_started, Channel::session), "");
}

}  // namespace
}  // namespace knead
