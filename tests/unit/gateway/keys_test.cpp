#include "display/gateway/keys.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <iterator>

#include "display/gateway/secret.hpp"
#include "tests/unit/gateway/temporary_folder.hpp"

namespace knead::display {
namespace {

constexpr std::int64_t kToday = 1'800'000'000;
const Peer kPhone{.address = "192.168.1.7",
                  .local = "192.168.1.2",
                  .port = 443,
                  .loopback = false,
                  .encrypted = true};

Now at(Duration since, std::int64_t seconds = kToday) {
  return {.at = TimePoint(100s) + since, .unix_s = seconds};
}

v1::Pairing with(const std::string& code) {
  v1::Pairing pairing;
  pairing.set_code(code);
  pairing.set_browser_name("Ada's \x1b[31mphone");
  return pairing;
}

std::string another(std::string code) {
  code.back() = code.back() == '0' ? '1' : '0';
  return code;
}

struct Scene {
  TemporaryFolder folder;
  KeyFolder store = KeyFolder::open(folder.path() / "state").value();
  Keys keys{store, Role::person};

  std::string invite(Role role) { return store.invite(role, kToday)->digits; }
};

TEST(Keys, at_this_machine_a_browser_has_the_local_role_and_elsewhere_none) {
  const Scene s;
  EXPECT_EQ(s.keys.welcome("", true).role, Role::person);
  EXPECT_EQ(s.keys.welcome("", false).role, Role::none);
}

TEST(Keys, a_code_pairs_one_browser_once_with_a_token_of_its_own) {
  Scene s;
  const std::string code = s.invite(Role::viewer);
  const auto paired = s.keys.pair(with(code.substr(0, 4) + " " + code.substr(4)), kPhone, at(0s));
  ASSERT_TRUE(paired);
  EXPECT_EQ(paired->role, Role::viewer);
  EXPECT_EQ(paired->token.size(), kTokenBytes);
  EXPECT_EQ(s.keys.welcome(paired->token, false).role, Role::viewer);
  EXPECT_FALSE(s.keys.pair(with(code), kPhone, at(0s))) << "a code is used up";
}

TEST(Keys, a_file_of_tokens_that_cannot_be_read_makes_no_browser_forget_its_own) {
  Scene s;
  const auto paired = s.keys.pair(with(s.invite(Role::viewer)), kPhone, at(0s));
  ASSERT_TRUE(paired);
  const auto tokens = s.folder.path() / "state/tokens";
  std::filesystem::rename(tokens, s.folder.path() / "away");
  std::filesystem::create_directory(tokens);  // opens, and cannot be read
  const Keys::Welcome welcome = s.keys.welcome(paired->token, false);
  EXPECT_EQ(welcome.role, Role::none);
  EXPECT_FALSE(welcome.token_unknown);
}

TEST(Keys, a_code_is_worth_nothing_after_five_minutes) {
  Scene s;
  const std::string code = s.invite(Role::viewer);
  EXPECT_FALSE(s.keys.pair(with(code), kPhone, at(0s, kToday + kCodeLives_s)));
}

TEST(Keys, five_wrong_guesses_withdraw_every_code) {
  Scene s;
  const std::string code = s.invite(Role::viewer);
  for (int i = 1; i < kWrongGuesses; ++i) {
    // From different addresses, so that no single one is slowed down.
    Peer peer = kPhone;
    peer.address += std::to_string(i);
    EXPECT_EQ(s.keys.pair(with(another(code)), peer, at(0s)).error(),
              v1::PairingRefused::WHY_WRONG_CODE);
  }
  EXPECT_EQ(s.keys.pair(with(another(code)), kPhone, at(0s)).error(),
            v1::PairingRefused::WHY_TOO_MANY);
  EXPECT_FALSE(s.keys.pair(with(code), kPhone, at(60s))) << "the right one comes too late";
}

TEST(Keys, one_address_has_a_few_guesses_a_minute) {
  Scene s;
  int heard = 0;
  for (int i = 0; i < 100; ++i) {
    s.invite(Role::viewer);
    const auto guess = s.keys.pair(with("00000000"), kPhone, at(i * 100ms));
    heard += !guess && guess.error() == v1::PairingRefused::WHY_WRONG_CODE ? 1 : 0;
  }
  EXPECT_LE(heard, 6);
}

TEST(Keys, nobody_pairs_where_the_code_could_be_read_on_the_way) {
  Scene s;
  const std::string code = s.invite(Role::viewer);
  Peer open = kPhone;
  open.encrypted = false;
  EXPECT_EQ(s.keys.pair(with(code), open, at(0s)).error(), v1::PairingRefused::WHY_NOT_HERE);
  EXPECT_TRUE(s.keys.pair(with(code), kPhone, at(0s)));
}

TEST(Keys, a_revoked_token_is_not_known_any_more) {
  Scene s;
  const auto paired = s.keys.pair(with(s.invite(Role::technician)), kPhone, at(0s));
  const std::uint64_t stamp = s.keys.stamp();
  ASSERT_TRUE(s.store.revoke(s.store.browsers()->front().id));
  EXPECT_NE(s.keys.stamp(), stamp);
  EXPECT_EQ(s.keys.welcome(paired->token, false).role, Role::none);
  EXPECT_TRUE(s.keys.welcome(paired->token, false).token_unknown);
  EXPECT_EQ(s.keys.welcome(paired->token, true).role, Role::person);
  EXPECT_EQ(s.store.revoke("none").error().code, ErrorCode::not_found);
}

TEST(KeyFolder, keeps_digests_and_no_token_in_files_of_the_owner_alone) {
  Scene s;
  const auto paired = s.keys.pair(with(s.invite(Role::person)), kPhone, at(0s));
  const auto file = s.store.path() / "tokens";
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(bytes.find(paired->token), std::string::npos);
  EXPECT_EQ(bytes.find(hex(paired->token)), std::string::npos);
  EXPECT_NE(bytes.find("Ada's ?[31mphone"), std::string::npos) << "fit for a terminal";
  struct stat found{};
  ASSERT_EQ(::stat(file.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(s.store.path().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0700U);
}

TEST(KeyFolder, refuses_a_folder_that_others_can_look_into) {
  const TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  EXPECT_EQ(KeyFolder::open(folder.path()).error().code, ErrorCode::refused);
}

TEST(KeyFolder, names_the_line_that_it_did_not_write) {
  const Scene s;
  std::ofstream(s.store.path() / "tokens") << "ab12cd viewer 1 00 a phone\nnonsense\n";
  EXPECT_NE(s.store.browsers().error().place.find("tokens:2"), std::string::npos);
}

TEST(Secret, codes_are_eight_digits_and_tokens_differ) {
  EXPECT_EQ(random_digits().size(), 8U);
  EXPECT_NE(random_bytes(32), random_bytes(32));
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
}

}  // namespace
}  // namespace knead::display
