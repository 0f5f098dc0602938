// What a slow bus (I2C, 1-Wire) does in turn, in the thread of that bus. Results cross to the cycle
// in boxes: a reading as a Sample<double> with its time, an output as a wish and its
// acknowledgement. The tasks of one bus never run at once.
#pragma once

#include <string>

#include "control/types/sample.hpp"
#include "control/types/time.hpp"
#include "hal/linux/newest_box.hpp"

namespace knead::board {

/// A reading in the unit of IIO or hwmon, with the time at which it was acquired.
using ReadingBox = NewestBox<Sample<double>>;

/// What an output should be, and when that was asked.
struct Wish {
  double duty = 0.0;  ///< share of the period, 0 to 1
  TimePoint asked{};
};

/// The cycle puts wishes, the bus's thread acknowledges the one that the hardware has: its age is
/// how old the hardware's state is.
struct WishBox {
  NewestBox<Wish> wish;
  NewestBox<Wish> acknowledged;
};

class SlowTask {
 public:
  virtual ~SlowTask() = default;
  /// Of its turns. A bus that is too busy serves whoever has waited longest.
  [[nodiscard]] virtual Duration period() const noexcept = 0;
  /// One exchange with the device; may block for as long as the bus does. An error is a faulty
  /// sample or a wish that is not acknowledged, and the next turn tries again.
  virtual void turn(TimePoint now) noexcept = 0;
};

}  // namespace knead::board
