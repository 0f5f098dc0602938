#include "daemon/runtime/request_intake.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace knead::daemon {
namespace {

Asked asked(std::uint64_t id, RequestKind kind, TimePoint at) {
  return Asked{Request{.id = id, .kind = kind}, at};
}

TEST(RequestIntake, takes_in_order_and_no_more_than_a_cycle_holds) {
  const auto handover = std::make_unique<Handover>();
  for (std::uint64_t id = 1; id <= kMaxRequestsPerCycle + 2; ++id) {
    handover->requests.push(asked(id, RequestKind::ease, TimePoint(1s)));
  }
  RequestList taken;
  take_requests(*handover, TimePoint(1s), taken);
  ASSERT_EQ(taken.size(), kMaxRequestsPerCycle);
  EXPECT_EQ(taken[0].id, 1U);
  take_requests(*handover, TimePoint(1s), taken);
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(taken[0].id, kMaxRequestsPerCycle + 1);
}

TEST(RequestIntake, what_would_move_the_chair_expires_and_what_lets_go_never_does) {
  const auto handover = std::make_unique<Handover>();
  const TimePoint long_ago(1s);
  const TimePoint now = long_ago + kRequestExpires + 1ns;
  std::uint64_t id = 0;
  for (const RequestKind kind : {RequestKind::start, RequestKind::resume, RequestKind::ceiling}) {
    handover->requests.push(asked(++id, kind, long_ago));
  }
  for (const RequestKind kind : {RequestKind::stop, RequestKind::pause, RequestKind::ease,
                                 RequestKind::pain, RequestKind::severe_pain}) {
    handover->requests.push(asked(++id, kind, long_ago));
  }
  handover->requests.push(asked(++id, RequestKind::start, long_ago + 2ns));
  RequestList taken;
  take_requests(*handover, now, taken);
  ASSERT_EQ(taken.size(), 6U);
  EXPECT_EQ(taken[0].kind, RequestKind::stop);
  EXPECT_EQ(taken[5].kind, RequestKind::start) << "this one is young enough";
  for (std::uint64_t refused = 1; refused <= 3; ++refused) {
    Answer answer;
    ASSERT_TRUE(handover->answers.pop(answer));
    EXPECT_EQ(answer.id, refused);
    EXPECT_EQ(answer.refusal, Refusal::busy);
  }
}

}  // namespace
}  // namespace knead::daemon
