#include "daemon/care/session_watch.hpp"

#include <gtest/gtest.h>

namespace knead::daemon {
namespace {

Snapshot at(double second, SessionState state, std::uint8_t phase = 0) {
  Snapshot s;
  s.at = TimePoint(from_seconds(second));
  s.state = state;
  s.phase = phase;
  s.phase_name = short_name(phase == 0 ? "warm-up" : "kneading");
  s.technique = phase == 0 ? Technique::stroking : Technique::kneading;
  return s;
}

Snapshot pressing(double second, double left_n, double right_n) {
  Snapshot s = at(second, SessionState::massage);
  s.rollers[index(Side::left)] = {.force = Newton(left_n), .in_contact = left_n > 0.0};
  s.rollers[index(Side::right)] = {.force = Newton(right_n), .in_contact = right_n > 0.0};
  s.session_elapsed = from_seconds(second);
  return s;
}

TEST(SessionWatch, nothing_is_due_before_the_session_has_begun) {
  SessionWatch watch;
  watch.see(at(1.0, SessionState::ended));
  watch.see(at(9.0, SessionState::idle));
  EXPECT_FALSE(watch.due()) << "the session before is not this one";
  EXPECT_FALSE(watch.over());
  watch.see(at(10.0, SessionState::self_test));
  EXPECT_TRUE(watch.due());
  EXPECT_EQ(watch.take().phases.at(0).at_ms, 0) << "times count from the begin";
}

TEST(SessionWatch, the_dose_of_a_session_is_what_came_to_the_days_while_it_ran) {
  const auto having = [](double second, double rollers, double jets) {
    Snapshot s = at(second, SessionState::massage);
    ZoneDose& loin = s.dose[index(Side::right)][index(Region::lumbar)];
    loin.rollers = NewtonSecond(rollers);
    loin.jets = KilopascalSecond(jets);
    return s;
  };
  SessionWatch watch;
  watch.see(having(10.0, 500.0, 7.0));  // of a session of the same day
  EXPECT_TRUE(watch.take().dose.empty());
  watch.see(having(10.5, 510.0, 7.0));
  watch.see(having(11.0, 530.0, 9.0));
  const SessionNotes notes = watch.take();
  ASSERT_EQ(notes.dose.size(), 1U);
  EXPECT_EQ(notes.dose[0].region, Region::lumbar);
  EXPECT_EQ(notes.dose[0].side, Side::right);
  EXPECT_EQ(notes.dose[0].rollers_n_s, 30.0);
  EXPECT_EQ(notes.dose[0].jets_kpa_s, 2.0);
  watch.see(having(12.0, 530.0, 9.0));
  EXPECT_TRUE(watch.take().dose.empty()) << "nothing new";
}

TEST(SessionWatch, each_phase_and_state_is_noted_once_with_its_time) {
  SessionWatch watch;
  watch.see(at(10.0, SessionState::body_scan));
  watch.see(at(12.0, SessionState::massage, 0));
  watch.see(at(12.5, SessionState::massage, 0));
  watch.see(at(13.0, SessionState::massage, 1));
  watch.see(at(14.0, SessionState::paused, 1));
  const SessionNotes notes = watch.take();
  ASSERT_EQ(notes.phases.size(), 4U);
  EXPECT_EQ(notes.phases[0].name, "body_scan");
  EXPECT_EQ(notes.phases[0].technique, "none");
  EXPECT_EQ(notes.phases[1].name, "warm-up");
  EXPECT_EQ(notes.phases[1].at_ms, 2000);
  EXPECT_EQ(notes.phases[2].technique, "kneading");
  EXPECT_EQ(notes.phases[3].name, "paused");
  EXPECT_TRUE(watch.take().phases.empty());
}

TEST(SessionWatch, a_second_is_the_most_that_a_kill_can_take) {
  SessionWatch watch;
  watch.see(pressing(10.0, 5.0, 5.0));
  static_cast<void>(watch.take());
  watch.see(pressing(10.9, 5.0, 5.0));
  EXPECT_FALSE(watch.due());
  watch.see(pressing(11.0, 5.0, 5.0));
  EXPECT_TRUE(watch.due());
}

TEST(SessionWatch, the_mean_is_of_rollers_that_press_and_the_peak_of_the_strongest) {
  SessionWatch watch;
  watch.see(pressing(10.0, 8.0, 0.0));
  watch.see(pressing(10.1, 16.0, 0.0));
  const SessionNotes notes = watch.take();
  EXPECT_EQ(notes.totals.force_mean_n, 12.0);
  EXPECT_EQ(notes.totals.force_peak_n, 16.0);
  EXPECT_EQ(notes.trace->force_left_n, 12.0) << "of the time since the last notes";
  watch.see(pressing(11.2, 20.0, 4.0));
  const SessionNotes later = watch.take();
  EXPECT_EQ(later.totals.force_mean_n, 12.0);
  EXPECT_EQ(later.trace->force_left_n, 20.0);
  EXPECT_EQ(later.trace->force_right_n, 4.0);
}

TEST(SessionWatch, signs_and_pains_are_counted_and_told_with_their_rule) {
  SessionWatch watch;
  watch.see(at(10.0, SessionState::massage));
  for (const Reason reason : {Reason::flinch, Reason::distress_ease, Reason::wish_pain,
                              Reason::person_shifted, Reason::session_started}) {
    watch.see(ReasonEvent{.at = TimePoint(11s), .reason = reason, .value = 2.0, .lasted = 60ms});
  }
  const SessionNotes notes = watch.take();
  EXPECT_EQ(notes.totals.signs, 2);
  EXPECT_EQ(notes.totals.pains, 1);
  ASSERT_EQ(notes.events.size(), 5U);
  EXPECT_EQ(notes.events[0].reason, "flinch");
  EXPECT_EQ(notes.events[0].rule, "CR-15");
  EXPECT_EQ(notes.events[0].at_ms, 1000);
  EXPECT_EQ(notes.events[0].lasted_ms, 60);
}

TEST(SessionWatch, stiffness_is_told_by_zone_the_surer_place_counting_more) {
  SessionWatch watch;
  Snapshot s = at(10.0, SessionState::massage);
  s.stiffness.stations = 2;
  const Millimetre loin(300.0);
  s.stiffness.sites[index(Side::left)][0] = {.known = true,
                                             .along = loin,
                                             .value = NewtonPerMillimetre(4.0),
                                             .standard_error = NewtonPerMillimetre(0.1)};
  s.stiffness.sites[index(Side::left)][1] = {.known = true,
                                             .along = loin,
                                             .value = NewtonPerMillimetre(8.0),
                                             .standard_error = NewtonPerMillimetre(0.2)};
  watch.see(s);
  const SessionNotes notes = watch.take();
  ASSERT_EQ(notes.stiffness.size(), 1U);
  EXPECT_EQ(notes.stiffness[0].region, Region::lumbar);
  EXPECT_EQ(notes.stiffness[0].side, Side::left);
  EXPECT_NEAR(notes.stiffness[0].value_n_per_mm, (4.0 / 0.01 + 8.0 / 0.04) / 125.0, 1e-9);
  EXPECT_LT(notes.stiffness[0].uncertainty_n_per_mm, 0.1);
  s.at += 2s;
  watch.see(s);
  EXPECT_TRUE(watch.take().stiffness.empty()) << "nothing more is known";
}

TEST(SessionWatch, the_end_is_told_with_its_outcome_and_nothing_after_it_counts) {
  SessionWatch watch;
  watch.see(pressing(10.0, 8.0, 8.0));
  Snapshot end = at(11.0, SessionState::ended);
  end.outcome = Outcome::ended_by_pain;
  watch.see(end);
  EXPECT_TRUE(watch.over());
  watch.see(pressing(12.0, 70.0, 70.0));
  watch.see(ReasonEvent{.at = TimePoint(12s), .reason = Reason::flinch});
  const SessionNotes notes = watch.take();
  EXPECT_EQ(notes.outcome, Outcome::ended_by_pain);
  EXPECT_EQ(notes.totals.force_peak_n, 8.0);
  EXPECT_TRUE(notes.events.empty());
}

}  // namespace
}  // namespace knead::daemon
