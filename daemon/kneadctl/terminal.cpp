#include "daemon/kneadctl/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <utility>

namespace knead::ctl {

namespace {

constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?25l";
constexpr std::string_view kLeave = "\x1b[?25h\x1b[?1049l";
constexpr std::string_view kHome = "\x1b[H";

volatile sig_atomic_t interrupt_seen = 0;

void put(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written <= 0) {
      return;  // the terminal is gone; the loop sees SIGHUP
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::optional<Terminal> Terminal::take() {
  termios before{};
  if (::isatty(STDOUT_FILENO) != 1 || ::tcgetattr(STDIN_FILENO, &before) != 0) {
    return std::nullopt;
  }
  termios now = before;
  now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  now.c_cc[VSUSP] = _POSIX_VDISABLE;  // stopped in the alternate screen it would leave it behind
  ::tcsetattr(STDIN_FILENO, TCSANOW, &now);
  put(kEnter);
  return Terminal(before);
}

Terminal::Terminal(Terminal&& other) noexcept : before_(std::exchange(other.before_, {})) {}

Terminal::~Terminal() {
  if (before_) {
    put(kLeave);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &*before_);
  }
}

Terminal::Size Terminal::size() {
  winsize window{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0) {
    return {};
  }
  return {window.ws_col, window.ws_row};
}

void Terminal::show(std::string_view frame) {
  put(kHome);
  put(frame);
}

std::optional<char> Terminal::key() {
  pollfd readable{STDIN_FILENO, POLLIN, 0};
  char key = 0;
  if (::poll(&readable, 1, 0) == 1 && ::read(STDIN_FILENO, &key, 1) == 1) {
    return key;
  }
  return std::nullopt;
}

void notice_interrupts() {
  struct sigaction action{};
  action.sa_handler = [](int) { interrupt_seen = 1; };
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    ::sigaction(signal, &action, nullptr);
  }
}

bool interrupted() { return interrupt_seen != 0; }

}  // namespace knead::ctl
