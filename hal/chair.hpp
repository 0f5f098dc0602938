// The body of the chair, as the cycle sees it. Called from the cycle's thread only. Real-time: none
// of these allocates, throws, logs or blocks; slow buses are served by threads inside the
// implementation. The exceptions have a time of their own and drive nothing that can press a
// person: the bridge (an external plant in lock step) and replay. Every sentence here is a test
// that all chairs pass alike: tests/contract.
#pragma once

#include <cstdint>

#include "control/types/actuator_frame.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::hal {

enum class IoStatus : std::uint8_t {
  ok,
  failed,  ///< the exchange did not hold; what could not be read keeps its time and grows old
  ended,   ///< a recording or an external plant has come to its end
};

class Chair {
 public:
  virtual ~Chair() = default;

  /// Fills `frame` with the newest sample of every sensor, whatever its age; EMG with all samples
  /// since the last read, of more than kMaxEmgPerCycle the newest. No sample is later than `now` or
  /// earlier than the one before it. Never waits (the bridge does, for its plant).
  [[nodiscard]] virtual IoStatus read(TimePoint now, SensorFrame& frame) noexcept = 0;

  /// Hands the gated frame to the hardware.
  [[nodiscard]] virtual IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept = 0;

  /// One heartbeat edge: says that a whole cycle held. The hardware drops enable when edges are
  /// further apart than ChairDescription::heartbeat_timeout. Called last in a cycle, and only if
  /// all held.
  virtual void pet(TimePoint now) noexcept = 0;

  /// Takes the power away now, by every way there is, and for good: no later frame gives it back, a
  /// write that asks for it fails, and another chair has to be opened to go on. Safe at any time,
  /// from a crash handler too; idempotent.
  virtual void make_safe() noexcept = 0;
};

}  // namespace knead::hal
