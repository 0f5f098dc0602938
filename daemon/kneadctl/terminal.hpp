// The terminal while the live panel has it: alternate screen, keys as they are pressed. Given back
// as it was when this goes, and this goes on signals too: they end the panel's loop.
#pragma once

#include <termios.h>

#include <optional>
#include <string>
#include <string_view>

namespace knead::ctl {

class Terminal {
 public:
  /// Nothing when stdin and stdout are not both terminals.
  [[nodiscard]] static std::optional<Terminal> take();

  Terminal(Terminal&& other) noexcept;
  Terminal& operator=(Terminal&&) = delete;
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal();

  struct Size {
    int columns = 80;
    int rows = 24;
  };
  [[nodiscard]] static Size size();

  /// Writes over what is shown, from the upper left corner.
  static void show(std::string_view frame);

  /// A key if one was pressed; never waits.
  [[nodiscard]] static std::optional<char> key();

 private:
  explicit Terminal(const termios& before) : before_(before) {}

  std::optional<termios> before_;
};

/// From now on SIGINT, SIGTERM and SIGHUP only set what interrupted() tells.
void notice_interrupts();
[[nodiscard]] bool interrupted();

}  // namespace knead::ctl
