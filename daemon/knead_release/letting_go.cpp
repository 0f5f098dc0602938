#include "daemon/knead_release/letting_go.hpp"

#include <cstdio>

#include "config/linux_description.hpp"
#include "hal/linux/board_release.hpp"

namespace knead::release {

int sim() {
  std::fprintf(
      stderr,
      "knead-release: released: chair=sim had its power and its body inside that process\n");
  return 0;
}

int linux_board(const std::filesystem::path& wiring) {
  const auto board = config::load_linux(wiring);
  if (!board) {
    std::fprintf(stderr, "%s\nknead-release: NOT turned off: cannot tell what the chair has\n",
                 config::to_lines(board.error()).c_str());
    return 1;
  }
  const auto release = board::release_board(*board);
  for (const std::string& off : release.released) {
    std::fprintf(stderr, "knead-release: off: %s\n", off.c_str());
  }
  for (const Error& error : release.failed) {
    std::fprintf(stderr, "knead-release: NOT turned off: %s\n", error.message().c_str());
  }
  if (release.failed.empty()) std::fputs("knead-release: released: chair=linux\n", stderr);
  return release.failed.empty() ? 0 : 1;
}

}  // namespace knead::release
