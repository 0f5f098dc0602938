#include "display/gateway/key_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "display/gateway/secret.hpp"

namespace knead::display {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNameLength = 40;
constexpr mode_t kOwnerOnly = 0600;

tl::unexpected<Error> system_failure(const fs::path& path) {
  return failure(ErrorCode::io, path.string(),
                 std::string("cannot be used (") + std::strerror(errno) +
                     "); see its rights, or give --state another folder");
}

/// Root may look into the service's folder (`sudo knead-display pair`); what it makes there belongs
/// to the service.
bool give_to_owner(int descriptor, const fs::path& folder) {
  struct stat owner{};
  return ::stat(folder.c_str(), &owner) == 0 &&
         (::geteuid() != 0 || ::fchown(descriptor, owner.st_uid, owner.st_gid) == 0);
}

/// Holds the folder's lock as long as it lives.
class Lock {
 public:
  explicit Lock(const fs::path& folder)
      : descriptor_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly)) {
    held_ = descriptor_ >= 0 && give_to_owner(descriptor_, folder) &&
            ::flock(descriptor_, LOCK_EX) == 0;
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  [[nodiscard]] bool held() const { return held_; }

 private:
  int descriptor_;
  bool held_ = false;
};

Result<void> replace(const fs::path& file, const std::string& text) {
  const fs::path fresh = file.string() + ".new";
  const int descriptor =
      ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerOnly);
  if (descriptor < 0) {
    return system_failure(fresh);
  }
  const bool written =
      give_to_owner(descriptor, file.parent_path()) &&
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(descriptor) == 0;
  const bool closed = ::close(descriptor) == 0;
  if (!written || !closed || ::rename(fresh.c_str(), file.c_str()) != 0) {
    return system_failure(fresh);
  }
  return {};
}

/// Each line read by `parse`; a file that is not there has none.
template <class Item, class Parse>
Result<std::vector<Item>> read_lines(const fs::path& file, Parse parse) {
  std::vector<Item> items;
  errno = 0;
  std::ifstream in(file);
  // What cannot be read is not empty: paired browsers would be told to forget their tokens.
  if (!in.is_open() && errno != ENOENT) {
    return system_failure(file);
  }
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    std::istringstream words(line);
    Item item;
    if (!parse(words, item)) {
      return failure(ErrorCode::syntax, file.string() + ":" + std::to_string(number),
                     "was not written by knead-display; remove the file, and pair anew");
    }
    items.push_back(std::move(item));
  }
  if (in.bad()) {
    return system_failure(file);
  }
  return items;
}

bool parse_role(std::istream& words, Role& role) {
  std::string word;
  words >> word;
  const auto known = role_named(word);
  role = known.value_or(Role::none);
  return known.has_value();
}

std::string only_digits(const std::string& unsafe_text) {
  std::string digits;
  std::ranges::copy_if(unsafe_text, std::back_inserter(digits),
                       [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

}  // namespace

std::string printable_name(const std::string& unsafe_name) {
  std::string text = unsafe_name.substr(0, kNameLength);
  std::ranges::replace_if(text, [](char c) { return c < ' ' || c > '~'; }, '?');
  return text.empty() ? "a browser" : text;
}

Result<KeyFolder> KeyFolder::open(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    return system_failure(folder);
  }
  struct stat found{};
  if (::stat(folder.c_str(), &found) != 0) {
    return system_failure(folder);
  }
  if ((found.st_uid != ::geteuid() && ::geteuid() != 0) || (found.st_mode & 077U) != 0) {
    return failure(ErrorCode::refused, folder.string(),
                   "can be looked into by others; run as its owner, or `chmod 700` it");
  }
  return KeyFolder(folder);
}

Result<std::vector<PairedBrowser>> KeyFolder::browsers() const {
  return read_lines<PairedBrowser>(folder_ / "tokens", [](std::istream& words, PairedBrowser& b) {
    const bool role = (words >> b.id) && parse_role(words, b.role);
    return role && (words >> b.since_s >> b.digest) && std::getline(words >> std::ws, b.name);
  });
}

Result<std::vector<PairingCode>> KeyFolder::codes(std::int64_t now_s) const {
  auto codes =
      read_lines<PairingCode>(folder_ / "codes", [](std::istream& words, PairingCode& code) {
        return (words >> code.digits) && parse_role(words, code.role) && (words >> code.until_s);
      });
  if (codes) {
    std::erase_if(*codes, [now_s](const PairingCode& code) { return code.until_s <= now_s; });
  }
  return codes;
}

std::uint64_t KeyFolder::stamp() const {
  struct stat found{};
  if (::stat((folder_ / "tokens").c_str(), &found) != 0) {
    return 0;
  }
  // Every change is a new file: its number or its time differs.
  return static_cast<std::uint64_t>(found.st_ino) * 1'000'003U +
         static_cast<std::uint64_t>(found.st_mtim.tv_sec) * 1'000'000'000U +
         static_cast<std::uint64_t>(found.st_mtim.tv_nsec);
}

Result<void> KeyFolder::write(const std::vector<PairedBrowser>& browsers) const {
  std::ostringstream text;
  for (const PairedBrowser& b : browsers) {
    text << b.id << ' ' << name(b.role) << ' ' << b.since_s << ' ' << b.digest << ' ' << b.name
         << '\n';
  }
  return replace(folder_ / "tokens", text.str());
}

Result<void> KeyFolder::write(const std::vector<PairingCode>& codes) const {
  std::ostringstream text;
  for (const PairingCode& code : codes) {
    text << code.digits << ' ' << name(code.role) << ' ' << code.until_s << '\n';
  }
  return replace(folder_ / "codes", text.str());
}

Result<PairingCode> KeyFolder::invite(Role role, std::int64_t now_s) {
  const Lock lock(folder_);
  if (!lock.held()) {
    return system_failure(folder_);
  }
  PairingCode code{.digits = random_digits(), .role = role, .until_s = now_s + kCodeLives_s};
  return codes(now_s).and_then([&](std::vector<PairingCode> others) {
    others.push_back(code);
    return write(others).map([&] { return code; });
  });
}

Result<PairedBrowser> KeyFolder::pair(const std::string& unsafe_digits, const std::string& token,
                                      const std::string& unsafe_name, std::int64_t now_s) {
  const Lock lock(folder_);
  if (!lock.held()) {
    return system_failure(folder_);
  }
  auto open = codes(now_s);
  auto paired = browsers();
  if (!open || !paired) {
    return tl::unexpected(open ? paired.error() : open.error());
  }
  const std::string digits = only_digits(unsafe_digits);
  const auto code = std::ranges::find_if(
      *open, [&](const PairingCode& c) { return same_secret(c.digits, digits); });
  if (code == open->end()) {
    return failure(ErrorCode::not_found, "", "no such code, or it has expired");
  }
  PairedBrowser browser{.id = hex(random_bytes(3)),
                        .role = code->role,
                        .since_s = now_s,
                        .digest = hex(sha256(token)),
                        .name = printable_name(unsafe_name)};
  open->erase(code);
  paired->push_back(browser);
  // The code goes first: should the second step fail it has been used for nothing, never twice.
  return write(*open).and_then([&] { return write(*paired); }).map([&] { return browser; });
}

Result<void> KeyFolder::withdraw_codes() {
  const Lock lock(folder_);
  return lock.held() ? write(std::vector<PairingCode>{}) : Result<void>(system_failure(folder_));
}

Result<void> KeyFolder::revoke(const std::string& id) {
  const Lock lock(folder_);
  if (!lock.held()) {
    return system_failure(folder_);
  }
  return browsers().and_then([&](std::vector<PairedBrowser> all) -> Result<void> {
    if (std::erase_if(all, [&](const PairedBrowser& b) { return b.id == id; }) == 0) {
      return failure(ErrorCode::not_found, id,
                     "is no paired browser; `knead-display tokens list` shows them");
    }
    return write(all);
  });
}

}  // namespace knead::display
