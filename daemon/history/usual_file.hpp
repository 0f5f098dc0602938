// Where the history lies when nobody says where: one place, so that what kneadctl writes is what
// `./dev run` reads. Not real-time.
#pragma once

#include <filesystem>
#include <string>

namespace knead::history {

/// A chair's own: the folder is made for kneadd's service (StateDirectory=knead).
inline constexpr const char* kSystemHistory = "/var/lib/knead/history.db";

/// Whose it is to be, and on what machine. An empty text is a variable that is not set.
struct Asker {
  std::string said{};        ///< $KNEAD_HISTORY
  std::string state_home{};  ///< $XDG_STATE_HOME
  std::string home{};        ///< $HOME
  bool root = false;
  bool chair = false;  ///< the folder of kSystemHistory is there: Knead is installed
};

/// What was said; else the chair's own for root where Knead is installed; else in the state folder
/// of whoever asks.
[[nodiscard]] std::filesystem::path usual_file(const Asker& asker);
/// Of this process.
[[nodiscard]] std::filesystem::path usual_file();

}  // namespace knead::history
