// Tells one reader of the envelope whether it is another than when they last asked: it is made anew
// each cycle and seldom says anything new, so what a reader makes of it alone (which zone a nozzle
// sprays, what a heat pad lies behind) need not be made each cycle. Each reader has a watch of
// their own and trusts nobody's word for it. Thread: the cycle. Real-time safe.
#pragma once

#include <cstring>
#include <type_traits>

#include "control/types/envelope.hpp"

namespace knead {

class EnvelopeWatch {
 public:
  /// True the first time, and whenever a byte differs from the time before.
  [[nodiscard]] bool renewed(const Envelope& envelope) noexcept {
    static_assert(std::is_trivially_copyable_v<Envelope>);
    // Bytes, not values: a padding byte or a -0 that differs costs a little work and no truth.
    // NOLINTNEXTLINE(bugprone-suspicious-memory-comparison)
    if (known_ && std::memcmp(&seen_, &envelope, sizeof(Envelope)) == 0) return false;
    std::memcpy(&seen_, &envelope, sizeof(Envelope));
    known_ = true;
    return true;
  }

 private:
  Envelope seen_{};
  bool known_ = false;
};

}  // namespace knead
