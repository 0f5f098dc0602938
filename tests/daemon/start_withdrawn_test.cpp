// A start that waits for its prescription is withdrawn by whoever lets go before it has begun.
#include <functional>

#include "tests/daemon/running_care.hpp"

namespace knead::daemon {
namespace {

/// A house that answers when it is told to: between a start and its prescription.
class SlowHouse final : public CareHouse {
 public:
  void on_end_wanted(EndSession) override {}
  void ask(const v1::CareRequest&, Answered) override {}
  void prescribe(const v1::Start&, const Request& request, Prescribed done) override {
    waiting = [request, done = std::move(done)] { done(Start{.request = request}); };
    asked = true;
  }
  void started(std::uint64_t, bool accepted) override { began = began || accepted; }
  void saw(const Snapshot&) override {}
  void saw(const ReasonEvent&) override {}

  std::atomic<bool> asked = false;
  bool began = false;
  std::function<void()> waiting;
};

TEST(StartAtTheHouse, is_withdrawn_by_whoever_lets_go_before_it_has_begun) {
  SlowHouse house;
  RunningServer running({}, nullptr, &house);
  client::Client starter = running.connect();
  client::Client stopper = running.connect();
  v1::Request start;
  start.mutable_start()->set_programme("classic");
  ASSERT_TRUE(starter.send_request(start).has_value());
  while (!house.asked) std::this_thread::yield();
  v1::Request stop;
  stop.mutable_stop();
  ASSERT_TRUE(stopper.send_request(stop).has_value());
  const auto withdrawn = starter.next(kGenerous);
  ASSERT_TRUE(withdrawn && *withdrawn && (*withdrawn)->has_answer());
  EXPECT_EQ((*withdrawn)->answer().refusal(), v1::REFUSAL_WITHDRAWN);
  running.on_server([&](Server&) { house.waiting(); });
  running.on_server([](Server&) {});
  const auto first = running.take_request();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->request.kind, RequestKind::stop);
  Asked none;
  EXPECT_FALSE(running.handover.requests.pop(none)) << "nothing moves after a stop";
  EXPECT_FALSE(house.began);
}

TEST(StartAtTheHouse, is_withdrawn_by_a_stop_behind_all_that_one_client_may_have_open) {
  SlowHouse house;
  RunningServer running({}, nullptr, &house);
  client::Client client = running.connect();
  v1::Request start;
  start.set_id(7);
  start.mutable_start()->set_programme("classic");
  ASSERT_TRUE(client.send_request(start).has_value());
  v1::CareRequest question;
  question.mutable_list_people();
  v1::Request ceiling;
  ceiling.mutable_ceiling()->set_force_n(20.0);
  v1::Request ease;
  ease.mutable_ease();
  for (std::size_t i = 0; i < kMaxUnansweredPerClient; ++i) {
    EXPECT_FALSE(client.ask(question, 0ms).has_value()) << "the disk is busy";
    EXPECT_FALSE(client.ask(ease, 0ms).has_value());
    if (i > 0) {
      EXPECT_FALSE(client.ask(ceiling, 0ms).has_value());
    }
  }
  v1::Request stop;
  stop.mutable_stop();
  auto stopping = std::async(std::launch::async, [&] { return client.ask(stop, kGenerous); });
  std::optional<Asked> asked = running.take_request();
  while (asked && asked->request.kind != RequestKind::stop) asked = running.take_request();
  ASSERT_TRUE(asked.has_value()) << "never reached the cycle";
  running.on_server([&](Server&) { house.waiting(); });
  running.on_server([](Server&) {});
  Asked none;
  EXPECT_FALSE(running.handover.requests.pop(none)) << "nothing moves after a stop";
  running.handover.answers.push({.id = asked->request.id, .refusal = Refusal::none});
  const auto answer = stopping.get();
  ASSERT_TRUE(answer.has_value()) << answer.error().message();
  EXPECT_TRUE(answer->accepted());
}

}  // namespace
}  // namespace knead::daemon
