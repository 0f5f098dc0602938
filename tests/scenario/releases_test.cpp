// Every cause that must release the chair, from the highest force that a healthy person may ask
// for, on the softest body (the longest way out), and in every other state of a session.
#include <optional>
#include <set>

#include "sessions.hpp"

namespace knead::simulate {
namespace {

using config::Action;
using config::ScenarioEvent;
using sim::FaultKind;
using sim::FaultTarget;

constexpr double kReleaseMax_ms = 250.0;
/// A minute of work, the shortest that care plans, and some seconds on both sides.
constexpr double kMinutes = 1.25;

struct Cause {
  const char* name;
  Action action;
  Duration lasts{};
  FaultTarget target{};
  FaultKind kind{};
};

const Cause kCauses[] = {
    {"estop", Action::estop_press},
    {"hand_stop", Action::hand_stop, 300ms},
    {"hand_pain", Action::hand_pain, 300ms},
    {"request_stop", Action::stop},
    {"request_pause", Action::pause},
    {"request_pain", Action::pain},
    {"request_severe_pain", Action::severe_pain},
    {"leave", Action::leave},
    {"force_left_silent", Action::inject, {}, FaultTarget::force_left, FaultKind::drop_out},
    {"force_right_gone", Action::inject, {}, FaultTarget::force_right, FaultKind::disconnect},
    {"force_left_says_it_is_wrong",
     Action::inject,
     {},
     FaultTarget::force_left,
     FaultKind::self_report},
    {"depth_silent", Action::inject, {}, FaultTarget::depth_right, FaultKind::drop_out},
    {"carriage_silent", Action::inject, {}, FaultTarget::carriage, FaultKind::drop_out},
    {"mat_silent", Action::inject, {}, FaultTarget::back_mat, FaultKind::drop_out},
    {"switches_silent", Action::inject, {}, FaultTarget::inputs, FaultKind::drop_out},
    {"read_fails", Action::inject, {}, FaultTarget::bus, FaultKind::read_failed},
    {"write_fails", Action::inject, {}, FaultTarget::bus, FaultKind::write_failed},
    {"power_lost", Action::inject, {}, FaultTarget::power, FaultKind::power_loss},
    {"heartbeat_lost", Action::inject, {}, FaultTarget::heartbeat, FaultKind::edges_lost},
    {"controller_stalls", Action::stall, 120ms},
    {"controller_dies", Action::stall, 10s},
};

/// Warm-up, one press and cool-down of seconds: care's minutes are held when a file is loaded, and
/// this never was one.
Programme press(Newton force) {
  const auto phase = [](const char* name, PhaseKind kind, Technique technique, double share,
                        Newton wanted) {
    Phase p;
    p.name = short_name(name);
    p.kind = kind;
    p.technique = technique;
    p.regions.push(Region::thoracic);
    p.share = share;
    p.force = p.force_end = wanted;
    p.travel = MillimetrePerSecond(30.0);
    p.dwell_s = technique == Technique::pressing ? 30.0 : 0.0;
    p.heat = Fraction(0.5);
    return p;
  };
  Programme programme;
  programme.name = short_name("press");
  programme.title = short_name("One press");
  programme.phases.push(phase("light", PhaseKind::warm_up, Technique::stroking, 0.08, Newton(7.0)));
  programme.phases.push(phase("press", PhaseKind::work, Technique::pressing, 0.84, force));
  programme.phases.push(
      phase("soft end", PhaseKind::cool_down, Technique::stroking, 0.08, Newton(7.0)));
  programme.rest_minutes = 0.1;
  programme.default_minutes = kMinutes;
  return programme;
}

/// A softest body that neither coughs nor guards: whatever releases, this test asked for it.
SessionSetup pressed_setup() {
  SessionSetup setup = setup_of({.seed = 7, .condition = "healthy", .population = "softest"});
  setup.body.guarding_rate_per_min = 0.0;
  setup.body.cough_rate_per_min = 0.0;
  setup.body.pain_threshold_n_per_cm2.fill(100.0);
  setup.programmes.clear();
  setup.programmes.push(press(Newton(80.0)));
  setup.programme = 0;
  setup.minutes = kMinutes;
  return setup;
}

ScenarioEvent event_of(const Cause& cause, double at_s, const char* phase) {
  ScenarioEvent event{};
  event.at_s = at_s;
  event.in_phase = phase;
  event.action = cause.action;
  event.lasts = cause.lasts;
  event.fault = {.target = cause.target, .kind = cause.kind};
  return event;
}

class Releases : public testing::TestWithParam<Cause> {
 protected:
  /// Runs until three seconds after the cause; the release that it made.
  static std::optional<scoring::Release> release_in(const char* phase, double at_s,
                                                    double until_s) {
    SessionSetup setup = pressed_setup();
    setup.scenario = config::Scenario{.title = "", .events = {event_of(GetParam(), at_s, phase)}};
    const SessionReport report = run_quietly(setup, from_seconds(until_s));
    EXPECT_EQ(report.refusal, Refusal::none) << text(report.refusal);
    EXPECT_EQ(report.invariants.violations, 0U) << report.invariants.first;
    for (const scoring::Release& r : report.scores.release.releases()) {
      if (r.cause != "session_end") return r;
    }
    return std::nullopt;
  }
};

TEST_P(Releases, lets_go_of_the_softest_back_within_250_ms_from_the_highest_force) {
  const auto release = release_in("press", 26.0, 60.0);
  ASSERT_TRUE(release);
  EXPECT_GT(release->force_before_n, 60.0);
  EXPECT_EQ(release->state, "massage");
  EXPECT_TRUE(release->finished);
  EXPECT_LT(release->ms, kReleaseMax_ms);
  EXPECT_LT(release->after_n, 5.0) << "it came back";
}

TEST_P(Releases, lets_go_within_250_ms_in_every_other_state) {
  struct Moment {
    const char* phase;
    double at_s;
    double until_s;
  };
  for (const Moment m :
       {Moment{"self_test", 0.7, 6.0}, Moment{"body_scan", 0.5, 8.0},
        Moment{"body_scan", 8.0, 16.0}, Moment{"body_scan", 20.0, 30.0}, Moment{"light", 4.0, 45.0},
        Moment{"soft end", 3.0, 115.0}, Moment{"rest", 2.0, 125.0}}) {
    const auto release = release_in(m.phase, m.at_s, m.until_s);
    ASSERT_TRUE(release) << m.phase;
    EXPECT_TRUE(release->finished) << m.phase;
    EXPECT_LT(release->ms, kReleaseMax_ms) << m.phase;
    EXPECT_LT(release->after_n, 5.0) << m.phase << ": it came back";
  }
}

INSTANTIATE_TEST_SUITE_P(EveryCause, Releases, testing::ValuesIn(kCauses),
                         [](const auto& cause) { return std::string(cause.param.name); });

TEST(ReleasesScenario, ten_causes_in_one_classic_session_each_let_go_within_250_ms) {
  const SessionSetup setup = setup_of({.body = config_file("bodies/softest.toml"),
                                       .scenario = config_file("scenarios/releases.toml")});
  const SessionReport report = run_quietly(setup);
  std::set<std::string> causes;
  for (const scoring::Release& r : report.scores.release.releases()) {
    causes.insert(r.cause);
    EXPECT_TRUE(r.finished) << r.cause;
    EXPECT_LT(r.ms, kReleaseMax_ms) << r.cause << " at " << r.at_s << " s";
  }
  EXPECT_GE(causes.size(), 8U);
  EXPECT_TRUE(causes.contains("session_end"));
  EXPECT_EQ(report.outcome, Outcome::completed);
  EXPECT_EQ(report.scores.ceiling.figures().violations, 0);
  EXPECT_EQ(report.invariants.violations, 0U) << report.invariants.first;
}

}  // namespace
}  // namespace knead::simulate
