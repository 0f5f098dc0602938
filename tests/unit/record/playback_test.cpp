#include "daemon/record/playback.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <set>

#include "daemon/record/recording_reader.hpp"
#include "daemon/record/recording_writer.hpp"
#include "tests/daemon/temporary_folder.hpp"
#include "tests/support/recorded_session.hpp"

namespace knead::record {
namespace {

using test::RecordedSession;

/// Everything that a person and a chair can do to a session, in less than a minute of it.
void an_eventful_session(RecordedSession& session) {
  session.run(500ms);
  session.ask(RequestKind::start);
  ASSERT_TRUE(session.reach(SessionState::massage, 60s));
  session.run(8s);
  session.cycle({}, 3);  // late
  session.person().guard(Side::left, 2s);
  session.run(4s);
  session.ask(RequestKind::ease);
  session.ask(RequestKind::ceiling);
  session.run(1s);
  session.ask(RequestKind::pain);
  session.run(2s);
  session.ask(RequestKind::resume);
  ASSERT_TRUE(session.reach(SessionState::massage, 60s));
  session.run(2s);
  const sim::Fault silent{.target = sim::FaultTarget::force_left, .kind = sim::FaultKind::drop_out};
  session.person().inject(silent);
  session.run(500ms);
  session.person().clear(silent);
  session.person().press_estop(true);
  session.run(300ms);
  session.ask(RequestKind::stop);
  session.run(300ms);
}

TEST(Playback,
     of_a_session_with_wishes_distress_a_fault_and_a_late_cycle_is_equal_to_the_last_bit) {
  const daemon::TemporaryFolder folder;
  const auto file = folder / "session.knead";
  {
    auto writer = RecordingWriter::create(file, test::own_header());
    ASSERT_TRUE(writer) << writer.error().message();
    RecordedSession session([&](const replay::RecordedCycle& cycle) { writer->add(cycle); });
    an_eventful_session(session);
    ASSERT_TRUE(writer->close("done"));
  }

  auto reader = RecordingReader::open(file);
  ASSERT_TRUE(reader) << reader.error().message();
  const auto setup = controller_of(reader->header());
  ASSERT_TRUE(setup) << config::to_lines(setup.error());
  Playback playback(*setup);
  std::uint64_t cycles = 0;
  std::set<Reason> told;
  std::set<Permission> permissions;
  while (true) {
    const auto cycle = reader->next();
    ASSERT_TRUE(cycle) << cycle.error().message();
    if (*cycle == nullptr) break;
    const auto difference = playback.play(**cycle);
    ASSERT_FALSE(difference.has_value())
        << "cycle " << (*cycle)->number << ": " << difference->field << "[" << difference->index
        << "] was " << difference->recorded << ", is " << difference->played;
    for (const ReasonEvent& event : playback.record().step.events) told.insert(event.reason);
    permissions.insert(playback.record().gate.permission);
    ++cycles;
  }
  EXPECT_TRUE(reader->ending().whole);
  EXPECT_GT(cycles, 15'000U);
  // The session was worth playing: each of these was in it.
  for (const Reason reason : {Reason::session_started, Reason::wish_pain, Reason::wish_ease}) {
    EXPECT_TRUE(told.contains(reason)) << name(reason);
  }
  EXPECT_TRUE(permissions.contains(Permission::permitted));
  EXPECT_TRUE(permissions.contains(Permission::tripped));
}

/// Plays the first seconds of a session, with one cycle changed by `spoil`; the first difference.
template <class Spoil>
std::optional<std::uint64_t> first_cycle_that_differs(Spoil spoil) {
  Playback playback(test::own_setup());
  std::optional<std::uint64_t> first;
  RecordedSession session([&](const replay::RecordedCycle& cycle) {
    replay::RecordedCycle changed = cycle;
    spoil(changed);
    if (playback.play(changed) && !first) first = cycle.number;
  });
  session.run(100ms);
  session.ask(RequestKind::start);
  session.run(3s);
  return first;
}

TEST(Playback, agrees_when_nothing_is_changed) {
  EXPECT_FALSE(first_cycle_that_differs([](replay::RecordedCycle&) {}).has_value());
}

TEST(Playback, notices_one_force_that_is_one_bit_off) {
  const auto differs = first_cycle_that_differs([](replay::RecordedCycle& cycle) {
    if (cycle.number == 1500) {
      Newton& force = cycle.sensors.rollers[0].force.value;
      force = Newton(std::nextafter(force.value(), 1e9));
    }
  });
  EXPECT_EQ(differs, 1500U);
}

TEST(Playback, notices_a_request_that_was_not_heard) {
  const auto differs = first_cycle_that_differs([](replay::RecordedCycle& cycle) {
    if (cycle.number == 100) cycle.requests.clear();
  });
  EXPECT_EQ(differs, 100U);
}

TEST(Playback, notices_a_sample_of_muscle_activity_that_is_one_count_off) {
  // Of a converter of 24 bits over 5 mV. The last bit of a double would be rounded away in a sum
  // with what came before, in one session and not in another.
  constexpr Volt kCount{5e-3 * 0x1p-23};
  const auto differs = first_cycle_that_differs([](replay::RecordedCycle& cycle) {
    if (cycle.number == 1000) {
      cycle.sensors.emg.value.volts[0][5] += kCount;
    }
  });
  ASSERT_TRUE(differs.has_value());
  EXPECT_GE(*differs, 1000U);
  EXPECT_LT(*differs, 1200U) << "the envelope is told when its window is over";
}

}  // namespace
}  // namespace knead::record
