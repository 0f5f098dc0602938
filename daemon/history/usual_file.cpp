#include "daemon/history/usual_file.hpp"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

namespace knead::history {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// Without $HOME, as a service has none: what the system says, so that it is the same from
/// everywhere.
std::string home() {
  if (std::string said = environment("HOME"); !said.empty()) return said;
  const passwd* entry = ::getpwuid(::geteuid());
  return entry == nullptr ? std::string() : std::string(entry->pw_dir);
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there for us
  return std::filesystem::is_directory(path, ignored);
}

}  // namespace

std::filesystem::path usual_file(const Asker& asker) {
  if (!asker.said.empty()) return asker.said;
  if (asker.root && asker.chair) return kSystemHistory;
  const auto state = asker.state_home.empty() ? std::filesystem::path(asker.home) / ".local/state"
                                              : std::filesystem::path(asker.state_home);
  return state / "knead/history.db";
}

std::filesystem::path usual_file() {
  return usual_file({.said = environment("KNEAD_HISTORY"),
                     .state_home = environment("XDG_STATE_HOME"),
                     .home = home(),
                     .root = ::geteuid() == 0,
                     .chair = is_folder(std::filesystem::path(kSystemHistory).parent_path())});
}

}  // namespace knead::history
