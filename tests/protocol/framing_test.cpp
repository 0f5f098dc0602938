#include "proto/convert/framing.hpp"

#include <gtest/gtest.h>

#include "knead/v1/conversation.pb.h"

namespace knead::wire {
namespace {

std::string three_messages() {
  std::string bytes;
  for (const std::size_t name_length : {0U, 5U, 300U}) {
    v1::ClientMessage message;
    message.mutable_hello()->set_protocol_version(1);
    message.mutable_hello()->set_client_name(std::string(name_length, 'k'));
    append_frame(message, bytes);
  }
  return bytes;
}

TEST(FrameReader, finds_the_same_messages_however_the_bytes_are_cut) {
  const std::string bytes = three_messages();
  for (std::size_t piece = 1; piece <= bytes.size(); piece += 7) {
    FrameReader reader(kMaxClientMessage);
    std::vector<std::size_t> name_lengths;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      reader.feed(std::string_view(bytes).substr(at, piece));
      std::string_view payload;
      while (reader.next(payload) == FrameState::complete) {
        v1::ClientMessage message;
        ASSERT_TRUE(message.ParseFromArray(payload.data(), static_cast<int>(payload.size())));
        name_lengths.push_back(message.hello().client_name().size());
      }
    }
    EXPECT_EQ(name_lengths, (std::vector<std::size_t>{0, 5, 300})) << "pieces of " << piece;
  }
}

TEST(FrameReader, refuses_a_length_over_the_limit_before_the_bytes_have_come) {
  FrameReader reader(100);
  std::string_view payload;
  reader.feed(std::string("\x64", 1));  // 100
  EXPECT_EQ(reader.next(payload), FrameState::incomplete);
  FrameReader strict(99);
  strict.feed(std::string("\x64", 1));
  EXPECT_EQ(strict.next(payload), FrameState::too_large);
  strict.feed(std::string(200, 'x'));
  EXPECT_EQ(strict.next(payload), FrameState::too_large) << "stays lost";
}

TEST(FrameReader, refuses_a_length_that_never_ends) {
  FrameReader reader(kMaxClientMessage);
  std::string_view payload;
  reader.feed("\xff\xff\xff\xff");
  EXPECT_EQ(reader.next(payload), FrameState::incomplete);
  reader.feed("\xff");
  EXPECT_EQ(reader.next(payload), FrameState::malformed);
}

TEST(FrameReader, takes_an_empty_message_for_a_message) {
  FrameReader reader(kMaxClientMessage);
  reader.feed(std::string(1, '\0'));
  std::string_view payload = "before";
  EXPECT_EQ(reader.next(payload), FrameState::complete);
  EXPECT_TRUE(payload.empty());
  EXPECT_EQ(reader.next(payload), FrameState::incomplete);
}

}  // namespace
}  // namespace knead::wire
