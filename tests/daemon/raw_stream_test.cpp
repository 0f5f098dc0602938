#include "daemon/server/raw_stream.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <mutex>

#include "tests/daemon/running_server.hpp"

namespace knead::daemon {
namespace {

/// A feed of pieces of ten cycles, of which it remembers the last `remembers`.
class FakeFeed final : public RecordingFeed {
 public:
  explicit FakeFeed(std::size_t remembers) : remembers_(remembers) {}

  void add(std::size_t bytes = 3) {
    const std::lock_guard lock(mutex_);
    pieces_.push_back(std::make_shared<const std::string>(bytes, 'x'));
    if (pieces_.size() > remembers_) {
      pieces_.pop_front();
      first_ += kCycles;
    }
  }

  [[nodiscard]] Bytes header() const override {
    return std::make_shared<const std::string>("header");
  }
  [[nodiscard]] Bytes end(std::uint64_t cycles, const std::string&) const override {
    return std::make_shared<const std::string>("end " + std::to_string(cycles));
  }
  [[nodiscard]] Place oldest() const override {
    const std::lock_guard lock(mutex_);
    return first_;
  }
  [[nodiscard]] Place newest() const override {
    const std::lock_guard lock(mutex_);
    return first_ + pieces_.size() * kCycles;
  }
  [[nodiscard]] std::optional<Piece> next(Place& place) const override {
    const std::lock_guard lock(mutex_);
    if (place >= first_ + pieces_.size() * kCycles) return std::nullopt;
    const Place from = std::max(place, first_);
    Piece piece{pieces_[(from - first_) / kCycles], from - place};
    place = from + kCycles;
    return piece;
  }
  void listeners(int more) override { listeners_ += more; }
  [[nodiscard]] int listeners() const { return listeners_; }

 private:
  static constexpr Place kCycles = 10;

  std::size_t remembers_;
  mutable std::mutex mutex_;
  std::deque<Bytes> pieces_;
  Place first_ = 0;
  std::atomic<int> listeners_{0};
};

v1::RecordingPiece next_piece(client::Client& client) {
  while (true) {
    const auto message = client.next(kGenerous);
    if (!message || !*message) {
      ADD_FAILURE() << (message ? "nothing came" : message.error().message());
      return {};
    }
    if ((*message)->kind_case() == v1::ServerMessage::kRecording) return (*message)->recording();
  }
}

template <class Condition>
bool wait_for(Condition condition) {
  const TimePoint until = monotonic_now() + kGenerous;
  while (!condition() && monotonic_now() < until) std::this_thread::yield();
  return condition();
}

TEST(RawStream, is_not_sent_to_who_did_not_ask_for_it) {
  FakeFeed feed(100);
  feed.add();
  RunningServer server({}, &feed);
  client::Client client = server.connect({.name = "plain", .snapshots = true});
  server.publish(1);
  const auto message = client.next(kGenerous);
  ASSERT_TRUE(message && *message);
  EXPECT_EQ((*message)->kind_case(), v1::ServerMessage::kSnapshot);
  EXPECT_EQ(feed.listeners(), 0);
}

TEST(RawStream, of_the_past_is_a_header_what_is_remembered_and_an_end) {
  FakeFeed feed(2);
  for (int i = 0; i < 5; ++i) feed.add();
  RunningServer server({}, &feed);
  client::Client client = server.connect({.name = "past", .recording = v1::RECORDING_WISH_PAST});
  EXPECT_EQ(next_piece(client).part(), "header");
  for (int i = 0; i < 2; ++i) {
    const v1::RecordingPiece piece = next_piece(client);
    EXPECT_EQ(piece.part(), "xxx");
    EXPECT_EQ(piece.missed_cycles(), 0U) << "what was forgotten before is nobody's loss";
  }
  EXPECT_EQ(next_piece(client).part(), "end 20");
}

TEST(RawStream, of_the_present_begins_with_what_comes_after_the_hello) {
  FakeFeed feed(100);
  feed.add(7);
  RunningServer server({}, &feed);
  client::Client client = server.connect({.name = "live", .recording = v1::RECORDING_WISH_LIVE});
  EXPECT_EQ(next_piece(client).part(), "header");
  EXPECT_EQ(feed.listeners(), 1);
  feed.add(4);
  EXPECT_EQ(next_piece(client).part().size(), 4U);
}

TEST(RawStream, sends_what_is_too_long_for_a_message_in_stretches) {
  constexpr std::size_t kLong = 100'000;
  FakeFeed feed(100);
  feed.add(kLong);
  RunningServer server({}, &feed);
  client::Client client = server.connect({.name = "past", .recording = v1::RECORDING_WISH_PAST});
  EXPECT_EQ(next_piece(client).part(), "header");
  std::size_t received = 0;
  while (received < kLong) {
    const v1::RecordingPiece piece = next_piece(client);
    ASSERT_FALSE(piece.part().empty());
    EXPECT_LE(piece.part().size(), 16U * 1024U);
    received += piece.part().size();
  }
  EXPECT_EQ(received, kLong);
  EXPECT_EQ(next_piece(client).part(), "end 10");
}

TEST(RawStream, is_no_longer_listened_to_when_its_client_has_gone) {
  FakeFeed feed(100);
  RunningServer server({}, &feed);
  {
    client::Client client = server.connect({.name = "live", .recording = v1::RECORDING_WISH_LIVE});
    EXPECT_EQ(next_piece(client).part(), "header");
  }
  EXPECT_TRUE(wait_for([&] { return feed.listeners() == 0; }));
}

TEST(RawStream, tells_a_slow_client_how_many_cycles_it_missed) {
  constexpr int kPieces = 200;
  constexpr std::size_t kLarge = 8'000;  // so that the kernel's buffer holds only a few
  FakeFeed feed(10);
  ServerSettings patient;
  patient.connection.patience = kGenerous;
  RunningServer server(patient, &feed);
  client::Client client = server.connect({.name = "slow", .recording = v1::RECORDING_WISH_LIVE});
  EXPECT_EQ(next_piece(client).part(), "header");
  // Nobody reads while these come; most are forgotten before there is room for them.
  for (int i = 0; i < kPieces; ++i) feed.add(kLarge);
  std::uint64_t told = 0;
  std::uint64_t missed = 0;
  while (told + missed < 10 * kPieces) {
    const v1::RecordingPiece piece = next_piece(client);
    ASSERT_EQ(piece.part().size(), kLarge) << "never half of one";
    told += 10;
    missed += piece.missed_cycles();
  }
  EXPECT_EQ(told + missed, 10U * kPieces) << "what did not come was counted";
  EXPECT_GT(missed, 0U);
}

}  // namespace
}  // namespace knead::daemon
