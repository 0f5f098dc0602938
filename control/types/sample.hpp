// A reading is never a bare number: it carries when it was acquired, whether it may be believed and
// its sequence number. Absent is a validity, never NaN, 0 or -1. Real-time safe.
#pragma once

#include <cstdint>
#include <type_traits>

#include "control/types/time.hpp"

namespace knead {

enum class Validity : std::uint8_t {
  absent,  ///< nothing has been read yet, or the device is gone
  good,    ///< as acquired by a device that reports no problem
  faulty,  ///< the device delivered something and says itself that it is wrong
};

template <class T>
struct Sample {
  T value{};
  TimePoint acquired{};
  Validity validity = Validity::absent;
  std::uint32_t sequence = 0;  ///< +1 for each acquisition; wraps

  static_assert(std::is_trivially_copyable_v<T>);

  [[nodiscard]] bool good() const { return validity == Validity::good; }
  [[nodiscard]] Duration age(TimePoint now) const { return now - acquired; }
  /// May this reading be acted upon now? False if absent, faulty, older than `limit` or from the
  /// future.
  [[nodiscard]] bool fresh(TimePoint now, Duration limit) const {
    return good() && age(now) <= limit && acquired <= now;
  }
};

}  // namespace knead
