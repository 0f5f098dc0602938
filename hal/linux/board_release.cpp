#include "hal/linux/board_release.hpp"

#include <span>

#include "hal/linux/gpio_lines.hpp"
#include "hal/linux/pwm_pin.hpp"

namespace knead::board {

namespace {

void release_line(const LineWire& wire, const KernelPaths& paths, BoardRelease& release) {
  // Taking a line as an output that is not asserted is what turns it off.
  if (const auto taken = open_outputs(std::span(&wire, 1), paths, release.released); !taken) {
    release.failed.push_back(taken.error());
  }
}

}  // namespace

BoardRelease release_board(const LinuxDescription& board, const KernelPaths& paths) {
  BoardRelease release;
  for (const LineOutputWire& output : board.outputs) release_line(output.at, paths, release);
  // What the processor drives itself goes first: a bus that hangs would keep it on.
  for (const bool behind_a_bus : {false, true}) {
    for (const PwmWire& wire : board.pwm) {
      if (wire.bus.empty() == behind_a_bus) continue;
      if (const auto pin = PwmPin::open(wire, paths, release.released); !pin) {
        release.failed.push_back(pin.error());
      }
      if (wire.direction.wired()) release_line(wire.direction, paths, release);
    }
  }
  return release;
}

}  // namespace knead::board
