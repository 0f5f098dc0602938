#include "display/gateway/visit.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "tests/unit/gateway/temporary_folder.hpp"

namespace knead::display {
namespace {

/// A browser's conversation with a hub that is played by the test.
struct Scene : Visit::Host {
  explicit Scene(bool at_this_machine = true, Role local = Role::person)
      : keys(store, local),
        visit(1, *this, keys, peer(at_this_machine), at_this_machine, "0.1.0", now.at) {}

  static Peer peer(bool loopback) {
    return {.address = "127.0.0.1",
            .local = "127.0.0.1",
            .port = 8080,
            .loopback = loopback,
            .encrypted = !loopback};
  }
  void arrived(Visit&) override { ++arrivals; }
  void ask(BrowserId, const v1::Request& request, TimePoint) override { asked.push_back(request); }
  void ask(BrowserId, const v1::CareRequest&, TimePoint) override { ++asked_about_people; }

  void say(const v1::BrowserMessage& message) { visit.take(message.SerializeAsString(), now); }
  void say_hello() {
    v1::BrowserMessage message;
    message.mutable_hello()->set_protocol_version(1);
    say(message);
  }
  void say_stop() {
    v1::BrowserMessage message;
    message.mutable_request()->mutable_stop();
    say(message);
  }
  v1::DisplayMessage hear() {
    v1::DisplayMessage message;
    const Frame frame = visit.mailbox().next();
    EXPECT_TRUE(frame && message.ParseFromString(*frame));
    return message;
  }

  TemporaryFolder folder;
  KeyFolder store = KeyFolder::open(folder.path() / "state").value();
  Keys keys;
  Now now{.at = TimePoint(100s), .unix_s = 1'800'000'000};
  int arrivals = 0;
  int asked_about_people = 0;
  std::vector<v1::Request> asked;
  Visit visit;
};

TEST(Visit, welcomes_with_the_role_and_then_hears_requests) {
  Scene s;
  s.say_hello();
  EXPECT_EQ(s.hear().welcome().role(), v1::ROLE_PERSON);
  EXPECT_EQ(s.arrivals, 1);
  s.say_stop();
  ASSERT_EQ(s.asked.size(), 1U);
}

v1::BrowserMessage watch_signals(bool on) {
  v1::BrowserMessage message;
  message.mutable_watch_signals()->set_on(on);
  return message;
}

TEST(Visit, who_leaves_megabytes_of_answers_unread_is_sent_away) {
  Scene s;
  s.say_hello();
  const auto answer = std::make_shared<const std::string>(60'000, 'x');
  for (int i = 0; i < 60; ++i) s.visit.mailbox().put(answer);
  s.visit.tick(s.now.at);
  EXPECT_FALSE(s.visit.leaving()) << "a page that is slow for a moment";
  for (int i = 0; i < 60; ++i) s.visit.mailbox().put(answer);
  s.visit.tick(s.now.at);
  EXPECT_TRUE(s.visit.leaving());
}

TEST(Visit, tells_raw_signals_to_a_technician_who_asks_until_they_ask_no_more) {
  Scene s(true, Role::technician);
  s.say_hello();
  EXPECT_EQ(s.hear().welcome().role(), v1::ROLE_TECHNICIAN);
  EXPECT_FALSE(s.visit.wants_signals()) << "not before they are asked for";
  s.say(watch_signals(true));
  EXPECT_TRUE(s.hear().signals_watched().on());
  EXPECT_TRUE(s.visit.wants_signals());
  s.visit.mailbox().put_signals(std::make_shared<const std::string>("signals"), 50);
  s.say(watch_signals(false));
  EXPECT_FALSE(s.hear().signals_watched().on());
  EXPECT_FALSE(s.visit.wants_signals());
  EXPECT_EQ(s.visit.mailbox().next(), nullptr) << "what still waited is withdrawn";
}

TEST(Visit, tells_raw_signals_to_nobody_else) {
  for (const Role role : {Role::none, Role::viewer, Role::person}) {
    Scene s(true, role);
    s.say_hello();
    s.hear();
    s.say(watch_signals(true));
    const v1::SignalsWatched refused = s.hear().signals_watched();
    EXPECT_FALSE(refused.on()) << name(role);
    EXPECT_NE(refused.text().find("knead-display pair"), std::string::npos);
    EXPECT_FALSE(s.visit.wants_signals());
  }
}

TEST(Visit, a_technician_who_is_one_no_more_hears_no_raw_signals_any_more) {
  Scene s(false);
  const std::string token(32, 't');
  const auto code = s.store.invite(Role::technician, s.now.unix_s);
  ASSERT_TRUE(code.has_value());
  const auto paired = s.store.pair(code->digits, token, "bench", s.now.unix_s);
  ASSERT_TRUE(paired.has_value());
  v1::BrowserMessage hello;
  hello.mutable_hello()->set_protocol_version(1);
  hello.mutable_hello()->set_token(token);
  s.say(hello);
  s.say(watch_signals(true));
  ASSERT_TRUE(s.visit.wants_signals());
  ASSERT_TRUE(s.store.revoke(paired->id).has_value());
  s.visit.look_at_role_again();
  EXPECT_FALSE(s.visit.wants_signals());
}

TEST(Visit, refuses_what_the_role_may_not_ask_with_the_cure_and_the_browsers_id) {
  Scene s(false);
  s.say_hello();
  EXPECT_EQ(s.hear().welcome().role(), v1::ROLE_NONE);
  v1::BrowserMessage message;
  message.mutable_request()->set_id(9);
  message.mutable_request()->mutable_start();
  s.say(message);
  const v1::Answer refused = s.hear().answer();
  EXPECT_EQ(refused.refusal(), v1::REFUSAL_NOT_YOUR_ROLE);
  EXPECT_EQ(refused.request_id(), 9U);
  EXPECT_NE(refused.text().find("knead-display pair"), std::string::npos);
  message.mutable_care()->mutable_list_people();
  s.say(message);
  EXPECT_EQ(s.hear().care().refusal(), v1::CARE_REFUSAL_NOT_YOUR_ROLE);
  EXPECT_TRUE(s.asked.empty());
  EXPECT_EQ(s.asked_about_people, 0);
}

TEST(Visit, pairs_and_has_the_new_role_at_once) {
  Scene s(false);
  s.say_hello();
  s.hear();
  v1::BrowserMessage message;
  message.mutable_pairing()->set_code(s.store.invite(Role::viewer, s.now.unix_s)->digits);
  s.say(message);
  const v1::DisplayWelcome welcome = s.hear().welcome();
  EXPECT_EQ(welcome.role(), v1::ROLE_VIEWER);
  EXPECT_EQ(welcome.token().size(), 32U);
  EXPECT_TRUE(s.visit.watching());
  s.say_stop();
  EXPECT_EQ(s.asked.size(), 1U);
  ASSERT_TRUE(s.store.revoke(s.store.browsers()->front().id));
  s.visit.look_at_role_again();
  EXPECT_TRUE(s.hear().welcome().token_unknown());
  EXPECT_FALSE(s.visit.watching());
}

TEST(Visit, sends_away_who_begins_with_something_else_or_says_hello_twice_or_nonsense) {
  Scene no_hello;
  no_hello.say_stop();
  EXPECT_EQ(no_hello.hear().goodbye().reason(), v1::GOODBYE_REASON_NO_HELLO);
  EXPECT_TRUE(no_hello.visit.leaving());
  Scene twice;
  twice.say_hello();
  twice.hear();
  twice.say_hello();
  EXPECT_EQ(twice.hear().goodbye().reason(), v1::GOODBYE_REASON_SECOND_HELLO);
  Scene nonsense;
  nonsense.visit.take("\xff\xff\xff", nonsense.now);
  EXPECT_EQ(nonsense.hear().goodbye().reason(), v1::GOODBYE_REASON_MALFORMED);
  Scene late;
  late.visit.tick(late.now.at + 6s);
  EXPECT_EQ(late.hear().goodbye().reason(), v1::GOODBYE_REASON_NO_HELLO);
  Scene old;
  v1::BrowserMessage hello;
  hello.mutable_hello()->set_protocol_version(9);
  old.say(hello);
  EXPECT_EQ(old.hear().goodbye().reason(), v1::GOODBYE_REASON_VERSION_MISMATCH);
}

TEST(Visit, hears_a_stop_even_from_a_browser_that_it_sends_away_for_flooding) {
  Scene s;
  s.say_hello();
  v1::BrowserMessage ceiling;
  ceiling.mutable_request()->mutable_ceiling();
  for (int i = 0; i < 79; ++i) {
    s.say(ceiling);
  }
  EXPECT_FALSE(s.visit.leaving());
  s.say_stop();
  EXPECT_TRUE(s.visit.leaving());
  EXPECT_TRUE(s.asked.back().has_stop());
  s.say_stop();
  EXPECT_EQ(s.asked.size(), 80U) << "who leaves is not listened to";
}

TEST(Visit, sends_away_who_reads_nothing) {
  Scene s;
  s.say_hello();
  for (int i = 0; i < 1100; ++i) {
    s.visit.tell({});
  }
  s.visit.tick(s.now.at);
  EXPECT_TRUE(s.visit.leaving());
}

}  // namespace
}  // namespace knead::display
