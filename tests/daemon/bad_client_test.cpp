// Clients that say nonsense, nothing, or stop reading: each is sent away with its reason, and
// nobody else notices.
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "daemon/server/connection.hpp"
#include "tests/daemon/running_server.hpp"

namespace knead::daemon {
namespace {

/// A socket with no manners: sends any bytes, reads when told to.
class RawClient {
 public:
  explicit RawClient(const std::filesystem::path& path)
      : descriptor_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.native().size());
    connected_ =
        ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  }
  ~RawClient() { ::close(descriptor_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }

  void say(std::string_view bytes) const {
    ASSERT_EQ(::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }
  void say(const v1::ClientMessage& message) const {
    std::string bytes;
    wire::append_frame(message, bytes);
    say(bytes);
  }

  /// Everything until the other side closes.
  [[nodiscard]] std::vector<v1::ServerMessage> hear_out() const {
    std::vector<v1::ServerMessage> heard;
    wire::FrameReader reader(wire::kMaxServerMessage);
    std::array<char, 4096> bytes{};
    pollfd readable{descriptor_, POLLIN, 0};
    while (::poll(&readable, 1, static_cast<int>(kGenerous / 1ms)) == 1) {
      const ssize_t received = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
      if (received <= 0) return heard;
      reader.feed({bytes.data(), static_cast<std::size_t>(received)});
      std::string_view payload;
      while (reader.next(payload) == wire::FrameState::complete) {
        heard.emplace_back().ParseFromArray(payload.data(), static_cast<int>(payload.size()));
      }
    }
    ADD_FAILURE() << "the server never closed";
    return heard;
  }

 private:
  int descriptor_;
  bool connected_ = false;
};

v1::ClientMessage hello(std::uint32_t version = 1, bool snapshots = false) {
  v1::ClientMessage message;
  message.mutable_hello()->set_protocol_version(version);
  message.mutable_hello()->set_client_name("raw");
  message.mutable_hello()->set_wants_snapshots(snapshots);
  return message;
}

v1::Goodbye goodbye_to(const RawClient& client) {
  const std::vector<v1::ServerMessage> heard = client.hear_out();
  if (heard.empty() || !heard.back().has_goodbye()) {
    ADD_FAILURE() << "no goodbye among " << heard.size() << " messages";
    return {};
  }
  return heard.back().goodbye();
}

TEST(BadClient, of_another_version_is_told_both_versions) {
  const RunningServer running;
  const RawClient client(running.path());
  client.say(hello(7));
  const v1::Goodbye goodbye = goodbye_to(client);
  EXPECT_EQ(goodbye.reason(), v1::GOODBYE_REASON_VERSION_MISMATCH);
  EXPECT_NE(goodbye.text().find("version 1"), std::string::npos) << goodbye.text();
  EXPECT_NE(goodbye.text().find("client 7"), std::string::npos) << goodbye.text();
}

TEST(BadClient, that_says_something_before_hello_is_sent_away) {
  const RunningServer running;
  const RawClient client(running.path());
  v1::ClientMessage request;
  request.mutable_request()->mutable_stop();
  client.say(request);
  EXPECT_EQ(goodbye_to(client).reason(), v1::GOODBYE_REASON_NO_HELLO);
}

TEST(BadClient, that_says_nothing_is_sent_away_in_time) {
  const RunningServer running(hasty_settings());
  const RawClient client(running.path());
  EXPECT_EQ(goodbye_to(client).reason(), v1::GOODBYE_REASON_NO_HELLO);
}

TEST(BadClient, that_says_hello_twice_is_sent_away) {
  const RunningServer running;
  const RawClient client(running.path());
  client.say(hello());
  client.say(hello());
  EXPECT_EQ(goodbye_to(client).reason(), v1::GOODBYE_REASON_SECOND_HELLO);
}

TEST(BadClient, that_talks_nonsense_is_told_which) {
  const RunningServer running;
  const struct {
    std::string bytes;
    v1::GoodbyeReason reason;
  } cases[] = {
      {std::string(10, '\xff'), v1::GOODBYE_REASON_MALFORMED},     // endless varint
      {std::string("\x81\x40", 2), v1::GOODBYE_REASON_TOO_LARGE},  // 8193 bytes announced
      {std::string("\x04\xff\xff\xff\xff", 5), v1::GOODBYE_REASON_MALFORMED},  // not protobuf
      {std::string("\x00", 1), v1::GOODBYE_REASON_MALFORMED},                  // neither kind
      {"GET / HTTP/1.1\r\nHost: chair\r\n\r\n" + std::string(80, ' '),
       v1::GOODBYE_REASON_MALFORMED},
  };
  for (const auto& wrong : cases) {
    const RawClient client(running.path());
    client.say(wrong.bytes);
    const v1::Goodbye goodbye = goodbye_to(client);
    EXPECT_EQ(goodbye.reason(), wrong.reason) << v1::GoodbyeReason_Name(goodbye.reason());
    EXPECT_FALSE(goodbye.text().empty());
  }
}

TEST(BadClient, that_stops_reading_is_sent_away_with_the_reason_and_others_hear_of_it) {
  RunningServer running(hasty_settings());
  const RawClient deaf(running.path());
  deaf.say(hello(1, true));
  client::Client other = running.connect({.name = "other", .snapshots = true, .events = true});

  std::optional<v1::Event> told;
  std::uint64_t sequence = 0;
  while (!told) {
    running.publish(++sequence);
    const auto message = other.next(kGenerous);
    ASSERT_TRUE(message.has_value()) << message.error().message();
    ASSERT_TRUE(message->has_value());
    if ((*message)->has_event()) told = (*message)->event();
  }
  EXPECT_EQ(told->code(), "display_sent_away");
  EXPECT_GE(told->lasted_ms(), 200.0);

  // When it wakes up it finds whole snapshots, and the reason as the last words.
  const std::vector<v1::ServerMessage> heard = deaf.hear_out();
  ASSERT_GT(heard.size(), 2U);
  EXPECT_TRUE(heard.front().has_hello());
  EXPECT_TRUE(heard[heard.size() - 2].has_snapshot());
  ASSERT_TRUE(heard.back().has_goodbye());
  EXPECT_EQ(heard.back().goodbye().reason(), v1::GOODBYE_REASON_NOT_READING);
  const TimePoint until = monotonic_now() + kGenerous;
  const auto clients = [&] { return running.on_server([](Server& s) { return s.clients(); }); };
  while (clients() > 1 && monotonic_now() < until) std::this_thread::yield();
  EXPECT_EQ(clients(), 1U) << "only the one that reads is left";
}

TEST(BadClient, that_goes_in_the_middle_of_a_word_takes_nobody_with_it) {
  RunningServer running;
  client::Client other = running.connect({.name = "other", .snapshots = true});
  {
    const RawClient client(running.path());
    client.say(hello(1, true));
    client.say(std::string("\x20half", 5));
  }
  running.publish(5);
  EXPECT_EQ(other.next_snapshot(kGenerous)->sequence, 5U);
}

}  // namespace
}  // namespace knead::daemon
