// The promise of DESIGN "One cycle": a running session takes nothing from the heap and throws
// nothing, whatever people ask and whatever breaks. The simulated chair is inside the watched part.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

#include "tests/support/malloc_guard.hpp"
#include "tests/support/running_chair.hpp"

namespace knead {
namespace {

using rt::Bite;
using rt::GuardedSection;
using rt::Violations;

void expect_clean(const Violations& seen, std::uint64_t cycles) {
  std::printf("%llu cycles: %llu allocations, %llu frees, %llu exceptions\n",
              static_cast<unsigned long long>(cycles),
              static_cast<unsigned long long>(seen.allocations),
              static_cast<unsigned long long>(seen.deallocations),
              static_cast<unsigned long long>(seen.exceptions));
  EXPECT_EQ(seen.allocations, 0U);
  EXPECT_EQ(seen.deallocations, 0U);
  EXPECT_EQ(seen.exceptions, 0U);
}

TEST(CycleUnderGuard, from_boot_through_start_scan_and_warm_up_takes_nothing_from_the_heap) {
  const auto chair = std::make_unique<test::RunningChair>();
  bool massaging = false;
  Violations seen;
  {
    const GuardedSection section(Bite::count);
    chair->run(1s);
    chair->ask(RequestKind::start);
    massaging = chair->reach(SessionState::massage, 60s);
    chair->run(20s);
    seen = GuardedSection::violations();
  }
  ASSERT_TRUE(massaging) << "the session never came to the massage";
  EXPECT_EQ(chair->snapshot().state, SessionState::massage);
  EXPECT_GT(chair->cycles(), 20'000U);
  expect_clean(seen, chair->cycles());
}

constexpr std::array kWork{Technique::rubbing,    Technique::kneading,  Technique::vibration,
                           Technique::pressing,   Technique::saw,       Technique::drilling,
                           Technique::stretching, Technique::slow_roll, Technique::tapping};
static_assert(kWork.size() + 2 == kTechniques, "all but none and stroking");

/// Each technique and each actuator for a while, between the warm-up and the cool-down.
ProgrammeList every_technique() {
  Programme programme;
  programme.name = short_name("everything");
  const auto add = [&](PhaseKind kind, Technique technique, double share, double minutes) {
    Phase phase = test::phase(name(technique), kind, technique, share, minutes, Newton(15.0));
    phase.rate = Hertz(2.0);
    phase.amplitude = Millimetre(10.0);
    phase.swing = technique == Technique::kneading || technique == Technique::vibration
                      ? Newton(4.0)
                      : Newton(0.0);
    const bool stands = technique == Technique::pressing || technique == Technique::drilling ||
                        technique == Technique::stretching;
    phase.dwell_s = stands ? 3.0 : 0.0;
    phase.jet = Kilopascal(60.0);
    phase.jet_mode = kind == PhaseKind::work ? JetMode::pulsed : JetMode::bubble;
    phase.jet_pulse = Hertz(1.0);
    phase.jet_air = Fraction(0.5);
    phase.jet_sweep = MillimetrePerSecond(60.0);
    phase.heat = Fraction(0.5);
    programme.phases.push(phase);
  };
  add(PhaseKind::warm_up, Technique::stroking, 0.0, 3.0);
  for (Technique technique : kWork) add(PhaseKind::work, technique, 1.0 / kWork.size(), 0.0);
  add(PhaseKind::cool_down, Technique::stroking, 0.0, 2.0);
  ProgrammeList list;
  list.push(programme);
  return list;
}

TEST(CycleUnderGuard, a_whole_session_of_every_technique_takes_nothing_from_the_heap) {
  const auto chair = std::make_unique<test::RunningChair>(every_technique());
  chair->run(1s);
  chair->ask(RequestKind::start);
  ASSERT_TRUE(chair->reach(SessionState::massage, 60s));
  std::array<bool, kTechniques> played{};
  bool rested = false;
  const std::uint64_t before = chair->cycles();
  Violations seen;
  {
    const GuardedSection section(Bite::count);
    for (int tenths = 0; tenths < 20 * 60 * 10 && !rested; ++tenths) {
      chair->run(100ms);
      if (chair->snapshot().state == SessionState::paused) {
        chair->ask(RequestKind::resume);
      }
      played[static_cast<std::size_t>(chair->snapshot().technique)] = true;
      rested = chair->snapshot().state == SessionState::rest;
    }
    seen = GuardedSection::violations();
  }
  for (Technique technique : kWork) {
    EXPECT_TRUE(played[static_cast<std::size_t>(technique)]) << name(technique);
  }
  EXPECT_TRUE(played[static_cast<std::size_t>(Technique::stroking)]);
  EXPECT_TRUE(rested) << "the session never came to its rest";
  expect_clean(seen, chair->cycles() - before);
}

TEST(CycleUnderGuard, ease_pain_resume_and_stop_take_nothing_from_the_heap) {
  const auto chair = std::make_unique<test::RunningChair>();
  chair->run(1s);
  chair->ask(RequestKind::start);
  ASSERT_TRUE(chair->reach(SessionState::massage, 60s));
  bool paused = false;
  bool resumed = false;
  bool ended = false;
  const std::uint64_t before = chair->cycles();
  Violations seen;
  {
    const GuardedSection section(Bite::count);
    chair->ask(RequestKind::ease);
    chair->run(1s);
    chair->ask(RequestKind::pain);
    paused = chair->reach(SessionState::paused, 1s);
    chair->run(2s);
    chair->ask(RequestKind::resume);
    resumed = chair->reach(SessionState::massage, 60s);
    chair->ask(RequestKind::stop);
    ended = chair->reach(SessionState::ended, 1s);
    chair->run(500ms);
    seen = GuardedSection::violations();
  }
  EXPECT_TRUE(paused);
  EXPECT_TRUE(resumed);
  EXPECT_TRUE(ended);
  EXPECT_GE(chair->cycles() - before, 1'000U);
  expect_clean(seen, chair->cycles() - before);
}

TEST(CycleUnderGuard, a_stale_sensor_and_an_estop_take_nothing_from_the_heap) {
  const auto chair = std::make_unique<test::RunningChair>();
  chair->run(1s);
  chair->ask(RequestKind::start);
  ASSERT_TRUE(chair->reach(SessionState::massage, 60s));
  chair->run(1s);
  ASSERT_EQ(chair->record().gate.permission, Permission::permitted);
  Permission when_stale{};
  Permission when_pressed{};
  const std::uint64_t before = chair->cycles();
  Violations seen;
  {
    const GuardedSection section(Bite::count);
    const sim::Fault stale{.target = sim::FaultTarget::force_left,
                           .kind = sim::FaultKind::drop_out};
    chair->person().inject(stale);
    chair->run(500ms);
    when_stale = chair->record().gate.permission;
    chair->person().clear(stale);
    chair->person().press_estop(true);
    chair->run(500ms);
    when_pressed = chair->record().gate.permission;
    seen = GuardedSection::violations();
  }
  EXPECT_NE(when_stale, Permission::permitted);
  EXPECT_NE(when_pressed, Permission::permitted);
  EXPECT_GE(chair->cycles() - before, 1'000U);
  expect_clean(seen, chair->cycles() - before);
}

}  // namespace
}  // namespace knead
