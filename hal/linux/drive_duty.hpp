// From a set-point in millimetres, kilopascals or shares to the duty that means it to a drive.
// Real-time.
#pragma once

#include "hal/linux/linux_description.hpp"

namespace knead::board {

/// Position drives hold a place at any duty of their range, and let go below it.
[[nodiscard]] bool is_position(PwmOutput output) noexcept;

/// The duty for `value`, which is held to the wire's range. Of whatever is no position drive a
/// value of 0 or less, and of every output one that is no number, is a duty of 0: off.
[[nodiscard]] double duty_of(const PwmWire& wire, double value) noexcept;

}  // namespace knead::board
