// A session with a gate and drives that do as they are told, for tests of the session and of what
// it permits.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "control/session/session.hpp"
#include "tests/support/programmes.hpp"

namespace knead::test {

struct Scene {
  ProgrammeList programmes = only_classic();
  session::Session session{programmes};
  GateReport gate{};
  TimePoint now{1s};
  EventList events{};
  AnswerList answers{};
  bool seated = true;
  bool leaning = true;
  bool gate_follows = true;
  bool scan_found = true;
  ScanDoubt scan_doubt = ScanDoubt::none;
  bool swept = false;
  bool sweeping = false;
  bool seat_mat_readable = true;
  bool stop_button = false;
  bool pain_button = false;
  bool touching = true;
  std::array<bool, kMaxJets> spraying{};
  bool palpation_done = false;
  StiffnessMap stiffness{};
  Millimetre carriage{300.0};
  DistressLevel distress = DistressLevel::none;
  std::uint64_t next_id = 1;

  void cycle(std::span<const Request> requests = {}, Duration dt = 1ms) {
    now += dt;
    events.clear();
    answers.clear();
    const ScanFinding scan{.found = scan_found, .doubt = scan_doubt, .swept = swept};
    DistressFinding felt{.level = distress};
    felt.guarding = {distress != DistressLevel::none, false};
    session::SessionInput in{.now = now,
                             .dt = dt,
                             .requests = requests,
                             .gate = gate,
                             .scan = scan,
                             .distress = felt,
                             .stiffness = stiffness};
    in.person_seated = seated && leaning;
    in.seat_taken = seated;
    in.back_leans = leaning;
    in.stop_button = stop_button;
    in.pain_button = pain_button;
    in.seat_mat_readable = seat_mat_readable;
    in.powered = gate.permission == Permission::permitted;
    in.sweeping = sweeping;
    in.carriage = carriage;
    in.spraying = spraying;
    in.right_jets = {false, true, false, true, false, true, false, true};
    in.palpation_done = palpation_done;
    in.depth = {session.self_test_depth(), session.self_test_depth()};
    in.in_contact = {touching, touching};
    session.step(in, events, answers);
    if (gate_follows && session.wants_power() && gate.permission == Permission::denied) {
      gate.permission = Permission::checking;
      gate.cause = Reason::none;
      checked_at = now + 200ms;
    } else if (gate.permission == Permission::checking && now >= checked_at) {
      gate.permission = Permission::permitted;
    } else if (!session.wants_power() && gate.permission == Permission::permitted) {
      gate.permission = Permission::denied;
      gate.cause = Reason::released;
    }
  }
  void run(Duration length, Duration dt = 1ms) {
    for (const TimePoint end = now + length; now < end;) cycle({}, dt);
  }
  Refusal ask(Request request) {
    request.id = next_id++;
    Refusal answer = Refusal::busy;
    bool answered = false;
    cycle(std::span(&request, 1));
    for (int i = 0; i < 6000 && !answered; ++i) {
      for (const Answer& a : answers) {
        if (a.id == request.id) {
          answer = a.refusal;
          answered = true;
        }
      }
      if (!answered) cycle();
    }
    EXPECT_TRUE(answered) << "a request was never answered";
    return answer;
  }
  Refusal ask(RequestKind kind) { return ask(Request{.kind = kind}); }
  Refusal start(double minutes = 15.0) {
    return ask(
        Request{.kind = RequestKind::start, .condition = Condition::healthy, .minutes = minutes});
  }
  void reach_massage() {
    ASSERT_EQ(start(), Refusal::none);
    run(3s);
    ASSERT_EQ(session.state(), SessionState::massage);
  }
  void trip(Reason cause) {
    gate.permission = Permission::tripped;
    gate.cause = cause;
    cycle();
  }
  void clear_trip() { gate.permission = Permission::denied; }
  TimePoint checked_at{};
};

}  // namespace knead::test
