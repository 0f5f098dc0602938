#include "display/gateway/keys.hpp"

#include <spdlog/spdlog.h>

#include "display/gateway/secret.hpp"

namespace knead::display {

namespace {

constexpr double kGuessesAtOnce = 5;
constexpr double kGuessesPerSecond = 0.1;
constexpr std::size_t kRemembered = 256;

}  // namespace

Keys::Welcome Keys::welcome(const std::string& unsafe_token, bool at_this_machine) const {
  const Role without = at_this_machine ? local_ : Role::none;
  if (unsafe_token.empty()) {
    return {.role = without, .token_unknown = false};
  }
  const auto browsers = folder_.browsers();
  if (!browsers) {
    spdlog::error("{}", browsers.error().message());
    return {.role = without, .token_unknown = false};
  }
  const std::string digest = hex(sha256(unsafe_token));
  for (const PairedBrowser& browser : *browsers) {
    if (same_secret(browser.digest, digest)) {
      return {.role = browser.role, .token_unknown = false};
    }
  }
  return {.role = without, .token_unknown = true};
}

bool Keys::may_guess(const std::string& address, TimePoint now) {
  if (guesses_.size() > kRemembered) {
    std::erase_if(guesses_, [now](const auto& g) { return g.second.full(now); });
  }
  return guesses_.try_emplace(address, kGuessesAtOnce, kGuessesPerSecond).first->second.take(now);
}

tl::expected<Keys::Paired, v1::PairingRefused::Why> Keys::pair(const v1::Pairing& unsafe_pairing,
                                                               const Peer& peer, Now now) {
  if (!may_pair(peer)) {
    return tl::unexpected(v1::PairingRefused::WHY_NOT_HERE);
  }
  if (!may_guess(peer.address, now.at)) {
    return tl::unexpected(v1::PairingRefused::WHY_TOO_MANY);
  }
  std::string token = random_bytes(kTokenBytes);
  const auto paired =
      folder_.pair(unsafe_pairing.code(), token, unsafe_pairing.browser_name(), now.unix_s);
  if (paired) {
    wrong_ = 0;
    spdlog::info("paired browser={} role={} name=\"{}\"", paired->id, name(paired->role),
                 paired->name);
    return Paired{.role = paired->role, .token = std::move(token)};
  }
  if (paired.error().code != ErrorCode::not_found) {
    spdlog::error("{}", paired.error().message());
    return tl::unexpected(v1::PairingRefused::WHY_WRONG_CODE);
  }
  spdlog::warn("wrong pairing code from={}", peer.address);
  if (++wrong_ < kWrongGuesses) {
    return tl::unexpected(v1::PairingRefused::WHY_WRONG_CODE);
  }
  wrong_ = 0;
  if (const auto withdrawn = folder_.withdraw_codes(); !withdrawn) {
    spdlog::error("{}", withdrawn.error().message());
  }
  spdlog::warn("too many wrong pairing codes: all codes are withdrawn");
  return tl::unexpected(v1::PairingRefused::WHY_TOO_MANY);
}

}  // namespace knead::display
