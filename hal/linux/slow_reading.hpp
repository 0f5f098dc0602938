// One number that the kernel prints when its file is read: an IIO channel's `raw` or a hwmon
// temperature. A read takes as long as the converter and its bus do (17 to 22 ms for an ADS1115 at
// 128 samples a second), so it belongs on a bus's own thread.
#pragma once

#include <memory>

#include "hal/linux/descriptor.hpp"
#include "hal/linux/iio_device.hpp"
#include "hal/linux/linux_description.hpp"
#include "hal/linux/slow_task.hpp"

namespace knead::board {

class SlowReading final : public SlowTask {
 public:
  /// `attribute` is open for reading; `box` outlives this.
  SlowReading(Descriptor attribute, const IioScaling& scaling, const AnalogWire& wire,
              ReadingBox& box) noexcept;

  [[nodiscard]] Duration period() const noexcept override { return period_; }
  /// Leaves a sample in the box: good, faulty outside the wire's range or when the bus failed,
  /// absent when the device is gone. Its time is `now`, when the read began: no reading is made
  /// to look younger than it is.
  void turn(TimePoint now) noexcept override;

 private:
  [[nodiscard]] Validity read(double& reading) const noexcept;

  Descriptor attribute_;
  IioScaling scaling_;
  double lowest_;
  double highest_;
  Duration period_;
  ReadingBox& box_;
  Sample<double> newest_{};
};

}  // namespace knead::board
