#include "proto/convert/hello.hpp"

#include <gtest/gtest.h>

#include "proto/convert/event.hpp"

namespace knead::wire {
namespace {

TEST(HelloWire, a_display_learns_the_chair_as_it_is) {
  ChairDescription chair;
  chair.back_mat.rows = 10;
  chair.back_mat.columns = 6;
  chair.seat_mat.rows = 5;
  chair.carriage_max = Millimetre(750.0);
  chair.jets.clear();
  chair.jets.push({Millimetre(300.0), Millimetre(-60.0)});
  chair.emg[3].along = Millimetre(512.0);
  v1::Chair message;
  to_wire(chair, message);
  const Result<ChairDescription> read = from_wire(message);
  ASSERT_TRUE(read.has_value()) << read.error().message();
  EXPECT_EQ(read->back_mat.rows, 10U);
  EXPECT_EQ(read->back_mat.columns, 6U);
  EXPECT_EQ(read->seat_mat.rows, 5U);
  EXPECT_EQ(read->carriage_max, Millimetre(750.0));
  ASSERT_EQ(read->jets.size(), 1U);
  EXPECT_EQ(read->jets[0].lateral, Millimetre(-60.0));
  EXPECT_EQ(read->emg[3].along, Millimetre(512.0));
  EXPECT_EQ(read->emg[3].site, chair.emg[3].site);
  EXPECT_EQ(read->emg[3].side, Side::right);
}

TEST(HelloWire, a_mat_that_does_not_fit_is_refused) {
  v1::Chair message;
  to_wire(ChairDescription{}, message);
  message.mutable_back_mat()->set_rows(0);
  EXPECT_FALSE(from_wire(message).has_value());
  message.mutable_back_mat()->set_rows(0xFFFFFFFF);
  message.mutable_back_mat()->set_columns(0xFFFFFFFF);
  EXPECT_FALSE(from_wire(message).has_value()) << "the product must not wrap";
}

TEST(HelloWire, programmes_keep_their_order_because_snapshots_count_in_it) {
  ProgrammeList programmes;
  for (const char* name : {"classic", "gentle", "short"}) {
    Programme p;
    p.name = short_name(name);
    p.phases.push({.name = short_name("warming"),
                   .kind = PhaseKind::warm_up,
                   .technique = Technique::stroking,
                   .force = Newton(12.0)});
    programmes.push(p);
  }
  v1::ServerHello hello;
  to_wire(programmes, hello);
  ASSERT_EQ(hello.programmes_size(), 3);
  EXPECT_EQ(hello.programmes(2).name(), "short");
  EXPECT_EQ(hello.programmes(0).phases(0).technique(), v1::TECHNIQUE_STROKING);
  EXPECT_EQ(hello.programmes(0).phases(0).force_n(), 12.0F);
}

TEST(EventWire, carries_the_words_of_its_reason) {
  const ReasonEvent event{
      TimePoint(7ms), Reason::force_stale, Channel::roller_left, 12.0, 10.0, 3ms};
  v1::Event message;
  to_wire(event, message);
  EXPECT_EQ(message.code(), "force_stale");
  EXPECT_EQ(message.reason(), v1::REASON_FORCE_STALE);
  EXPECT_EQ(message.kind(), v1::REASON_KIND_INPUT_PROBLEM);
  EXPECT_EQ(message.channel(), v1::CHANNEL_ROLLER_LEFT);
  EXPECT_EQ(message.text(), row(Reason::force_stale).text);
  EXPECT_EQ(message.hint(), row(Reason::force_stale).hint);
  ReasonEvent back;
  ASSERT_TRUE(from_wire(message, back).has_value());
  EXPECT_EQ(back.reason, event.reason);
  EXPECT_EQ(back.limit, 10.0);
  EXPECT_EQ(back.lasted, event.lasted);

  message.set_reason(static_cast<v1::Reason>(20000));
  EXPECT_FALSE(from_wire(message, back).has_value());
}

}  // namespace
}  // namespace knead::wire
