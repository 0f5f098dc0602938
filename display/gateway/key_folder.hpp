// The private folder of the gateway: which browsers are paired (`tokens`: their digests, never the
// tokens), and which codes may be used to pair one now (`codes`). `knead-display pair` and `tokens
// revoke` write it while the gateway runs and reads it: every change is made under a lock and put
// in place whole. Not real-time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "control/types/result.hpp"
#include "display/gateway/role.hpp"

namespace knead::display {

/// Long enough to walk to the phone (assumed).
inline constexpr std::int64_t kCodeLives_s = 5 * 60;

struct PairedBrowser {
  std::string id;  ///< short, for people: `tokens revoke ID`
  Role role = Role::none;
  std::int64_t since_s = 0;  ///< Unix time
  std::string digest;        ///< SHA-256 of the token, in hex
  std::string name;          ///< what the browser called itself; printable
};

struct PairingCode {
  std::string digits;
  Role role = Role::none;
  std::int64_t until_s = 0;  ///< Unix time
};

class KeyFolder {
 public:
  /// Makes the folder, for its owner alone. Errors: refused when others can look into it, io.
  [[nodiscard]] static Result<KeyFolder> open(const std::filesystem::path& folder);

  /// Errors of all: io; syntax for a line that was not written by this program.
  [[nodiscard]] Result<std::vector<PairedBrowser>> browsers() const;
  [[nodiscard]] Result<std::vector<PairingCode>> codes(std::int64_t now_s) const;

  /// A new code for one browser. It replaces none.
  [[nodiscard]] Result<PairingCode> invite(Role role, std::int64_t now_s);
  /// Uses up `digits` and remembers the browser, as one step. not_found: no such code.
  [[nodiscard]] Result<PairedBrowser> pair(const std::string& unsafe_digits,
                                           const std::string& token, const std::string& unsafe_name,
                                           std::int64_t now_s);
  [[nodiscard]] Result<void> withdraw_codes();
  /// not_found: no such id.
  [[nodiscard]] Result<void> revoke(const std::string& id);

  /// Another number after every change of browsers().
  [[nodiscard]] std::uint64_t stamp() const;
  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }

 private:
  explicit KeyFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] Result<void> write(const std::vector<PairedBrowser>& browsers) const;
  [[nodiscard]] Result<void> write(const std::vector<PairingCode>& codes) const;

  std::filesystem::path folder_;
};

/// What a browser says of itself, fit for a terminal and a line of a file: printable ASCII, at
/// most 40.
[[nodiscard]] std::string printable_name(const std::string& unsafe_name);

}  // namespace knead::display
