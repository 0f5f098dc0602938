// Who a browser is: by its token, by a pairing code, or because it is at this machine. Guessing is
// hopeless: 10^8 codes, five wrong guesses withdraw every code, and each address has a few guesses
// a minute. Thread: the gateway's.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "control/types/time.hpp"
#include "display/gateway/allowance.hpp"
#include "display/gateway/hosts.hpp"
#include "display/gateway/key_folder.hpp"

namespace knead::display {

inline constexpr int kWrongGuesses = 5;

struct Now {
  TimePoint at{};           ///< monotonic
  std::int64_t unix_s = 0;  ///< by the wall, for what must outlive the process
};

class Keys {
 public:
  /// `local` is the role of a browser at this machine that shows no token.
  Keys(KeyFolder folder, Role local) : folder_(std::move(folder)), local_(local) {}

  struct Welcome {
    Role role = Role::none;
    bool token_unknown = false;
  };
  /// `at_this_machine`: loopback, and asked for by a loopback name.
  [[nodiscard]] Welcome welcome(const std::string& unsafe_token, bool at_this_machine) const;

  /// Changes when a browser is paired or revoked, by whichever process.
  [[nodiscard]] std::uint64_t stamp() const { return folder_.stamp(); }

  struct Paired {
    Role role = Role::none;
    std::string token;
  };
  [[nodiscard]] tl::expected<Paired, v1::PairingRefused::Why> pair(
      const v1::Pairing& unsafe_pairing, const Peer& peer, Now now);
  /// Pairing is listened to where nobody on the way can read it.
  [[nodiscard]] static bool may_pair(const Peer& peer) { return peer.loopback || peer.encrypted; }

 private:
  [[nodiscard]] bool may_guess(const std::string& address, TimePoint now);

  KeyFolder folder_;
  Role local_;
  int wrong_ = 0;  ///< since a code was last right or withdrawn
  std::map<std::string, Allowance> guesses_;
};

}  // namespace knead::display
