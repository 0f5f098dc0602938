#include "hal/linux/slow_reading.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

namespace knead::board {

SlowReading::SlowReading(Descriptor attribute, const IioScaling& scaling, const AnalogWire& wire,
                         ReadingBox& box) noexcept
    : attribute_(std::move(attribute)),
      scaling_(scaling),
      lowest_(wire.lowest),
      highest_(wire.highest),
      period_(wire.period),
      box_(box) {}

void SlowReading::turn(TimePoint now) noexcept {
  newest_.validity = read(newest_.value);
  newest_.acquired = now;
  ++newest_.sequence;
  box_.put(newest_);
}

Validity SlowReading::read(double& reading) const noexcept {
  std::array<char, 64> text;
  // From the start each time: sysfs then asks the driver anew.
  const ssize_t length = ::pread(attribute_.get(), text.data(), text.size(), 0);
  if (length < 0) return errno == ENODEV ? Validity::absent : Validity::faulty;
  double raw = 0.0;
  if (std::from_chars(text.data(), text.data() + length, raw).ec != std::errc{}) {
    return Validity::faulty;
  }
  reading = scaling_.reading(raw);
  return reading >= lowest_ && reading <= highest_ ? Validity::good : Validity::faulty;
}

}  // namespace knead::board
