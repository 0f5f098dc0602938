#include "daemon/server/server.hpp"

#include <gtest/gtest.h>

#include <future>

#include "tests/daemon/running_server.hpp"

namespace knead::daemon {
namespace {

/// Reads on until a message of the wanted kind comes.
std::optional<v1::ServerMessage> next_of(client::Client& client, v1::ServerMessage::KindCase kind) {
  const TimePoint until = monotonic_now() + kGenerous;
  while (monotonic_now() < until) {
    auto message = client.next(kGenerous);
    if (!message) return std::nullopt;
    if (*message && (*message)->kind_case() == kind) return **message;
  }
  return std::nullopt;
}

TEST(Server, says_who_it_is_and_what_it_has) {
  const RunningServer running;
  const client::Client client = running.connect();
  EXPECT_EQ(client.hello().program_version(), "9.9");
  EXPECT_EQ(client.hello().chair_kind(), "test");
  EXPECT_EQ(client.hello().protocol_version(), 1U);
  ASSERT_EQ(client.hello().programmes_size(), 1);
  EXPECT_EQ(client.hello().programmes(0).name(), "classic");
  EXPECT_EQ(client.hello().chair().back_mat().rows(), 16U);
}

TEST(Server, breaks_nothing_on_purpose_in_a_chair_that_has_no_bench_for_it) {
  RunningServer running;
  client::Client client = running.connect();
  EXPECT_TRUE(client.hello().faults().empty());
  v1::Request inject;
  inject.mutable_inject_fault()->set_name("force_left.drop_out");
  v1::Request clear;
  clear.mutable_clear_faults();
  for (const v1::Request& request : {inject, clear}) {
    const Result<v1::Answer> answer = client.ask(request, kGenerous);
    ASSERT_TRUE(answer.has_value());
    EXPECT_FALSE(answer->accepted());
    EXPECT_EQ(answer->refusal(), v1::REFUSAL_NOT_SIMULATED);
    EXPECT_FALSE(answer->text().empty());
  }
  Asked asked;
  EXPECT_FALSE(running.handover.requests.pop(asked)) << "the cycle hears nothing of it";
}

TEST(Server, sends_the_newest_state_again_and_again_and_never_an_older_one) {
  RunningServer running;
  client::Client client = running.connect({.name = "test", .snapshots = true});
  std::uint64_t last = 0;
  for (std::uint64_t n = 1; n <= 5; ++n) {
    running.publish(n * 100);
    while (last < n * 100) {
      const Result<Snapshot> snapshot = client.next_snapshot(kGenerous);
      ASSERT_TRUE(snapshot.has_value()) << snapshot.error().message();
      ASSERT_GE(snapshot->sequence, last);
      last = snapshot->sequence;
    }
    EXPECT_EQ(last, n * 100);
  }
}

TEST(Server, tells_every_event_in_order_and_only_to_those_who_asked) {
  RunningServer running;
  client::Client listener = running.connect({.name = "test", .events = true});
  client::Client deaf = running.connect();
  for (int i = 0; i < 200; ++i) {
    running.handover.events.push(
        ReasonEvent{.reason = Reason::flinch, .channel = Channel::roller_left, .value = 1.0 * i});
  }
  for (int i = 0; i < 200; ++i) {
    const auto message = next_of(listener, v1::ServerMessage::kEvent);
    ASSERT_TRUE(message.has_value());
    EXPECT_EQ(message->event().sequence(), static_cast<std::uint64_t>(i + 1));
    EXPECT_EQ(message->event().value(), i);
    EXPECT_EQ(message->event().code(), "flinch");
  }
  const auto nothing = deaf.next(0ms);
  ASSERT_TRUE(nothing.has_value());
  EXPECT_FALSE(nothing->has_value());
}

TEST(Server, events_that_the_ring_could_not_take_leave_a_gap_in_the_sequence) {
  RunningServer running;
  client::Client listener = running.connect({.name = "test", .events = true});
  running.handover.events.push(ReasonEvent{.reason = Reason::flinch});
  ASSERT_EQ(next_of(listener, v1::ServerMessage::kEvent)->event().sequence(), 1U);
  running.handover.events_lost = 3;
  running.on_server([](Server&) {});
  // The gap is told with the next look, at the latest 10 ms from now; then events go on after it.
  std::uint64_t sequence = 1;
  while (sequence < 5) {
    running.handover.events.push(ReasonEvent{.reason = Reason::flinch});
    const std::uint64_t next = next_of(listener, v1::ServerMessage::kEvent)->event().sequence();
    ASSERT_GT(next, sequence);
    EXPECT_TRUE(next == sequence + 1 || next == sequence + 4);
    sequence = next;
  }
}

TEST(Server, brings_each_answer_to_who_asked_under_the_askers_own_id) {
  RunningServer running;
  client::Client one = running.connect();
  client::Client two = running.connect();
  const auto ask = [](client::Client& client, bool severe) {
    v1::Request request;
    request.mutable_pain()->set_severe(severe);
    return std::async(std::launch::async, [&client, request] { return client.ask(request); });
  };
  auto first = ask(one, false);
  auto second = ask(two, true);
  const std::optional<Asked> a = running.take_request();
  const std::optional<Asked> b = running.take_request();
  ASSERT_TRUE(a && b);
  EXPECT_NE(a->request.id, b->request.id) << "both clients chose 1, the cycle must not";
  for (const Asked& asked : {*b, *a}) {  // answered in the other order
    const bool severe = asked.request.kind == RequestKind::severe_pain;
    running.handover.answers.push(
        Answer{asked.request.id, severe ? Refusal::nothing_running : Refusal::none});
  }
  const Result<v1::Answer> to_one = first.get();
  const Result<v1::Answer> to_two = second.get();
  ASSERT_TRUE(to_one.has_value() && to_two.has_value());
  EXPECT_TRUE(to_one->accepted());
  EXPECT_EQ(to_two->refusal(), v1::REFUSAL_NOTHING_RUNNING);
  EXPECT_EQ(to_two->text(), text(Refusal::nothing_running));
}

TEST(Server, answers_for_a_cycle_that_keeps_silent) {
  RunningServer running(hasty_settings());
  client::Client client = running.connect();
  v1::Request request;
  request.mutable_stop();
  const Result<v1::Answer> answer = client.ask(request, kGenerous);
  ASSERT_TRUE(answer.has_value()) << answer.error().message();
  EXPECT_FALSE(answer->accepted());
  EXPECT_EQ(answer->refusal(), v1::REFUSAL_NO_ANSWER);
}

TEST(Server, refuses_a_fifth_open_request_and_keeps_room_for_the_others) {
  RunningServer running;
  client::Client greedy = running.connect();
  // What a careless program does: five requests without waiting for answers.
  v1::Request ease;
  ease.mutable_ease();
  for (std::size_t i = 0; i < kMaxUnansweredPerClient; ++i) {
    const Result<v1::Answer> none = greedy.ask(ease, 0ms);
    EXPECT_FALSE(none.has_value());
  }
  const Result<v1::Answer> fifth = greedy.ask(ease, kGenerous);
  ASSERT_TRUE(fifth.has_value()) << fifth.error().message();
  EXPECT_EQ(fifth->refusal(), v1::REFUSAL_BUSY);

  client::Client other = running.connect();
  v1::Request stop;
  stop.mutable_stop();
  auto stopping = std::async(std::launch::async, [&] { return other.ask(stop, kGenerous); });
  for (std::size_t i = 0; i <= kMaxUnansweredPerClient; ++i) {
    const std::optional<Asked> asked = running.take_request();
    ASSERT_TRUE(asked.has_value());
    if (asked->request.kind == RequestKind::stop) {
      running.handover.answers.push(Answer{asked->request.id, Refusal::none});
    }
  }
  EXPECT_TRUE(stopping.get()->accepted());
}

TEST(Server, says_goodbye_to_all_when_it_ends) {
  RunningServer running;
  client::Client client = running.connect();
  running.on_server([](Server& server) { server.close(); });
  const auto last = client.next(kGenerous);
  ASSERT_FALSE(last.has_value());
  EXPECT_NE(last.error().message().find("the chair is released"), std::string::npos);
}

TEST(Server, sends_the_seventeenth_client_away_with_the_reason) {
  const RunningServer running;
  std::vector<client::Client> clients;
  for (std::size_t i = 0; i < kMaxClients; ++i) clients.push_back(running.connect());
  const Result<client::Client> refused = client::Client::connect(running.path(), {"one more"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message().find("16 clients"), std::string::npos)
      << refused.error().message();
}

}  // namespace
}  // namespace knead::daemon
