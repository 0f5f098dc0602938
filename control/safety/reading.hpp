// A sample as the gate judges it: may it be acted on now, and if not, why not. Real-time safe.
#pragma once

#include <cstdint>

#include "control/types/sample.hpp"
#include "control/types/units.hpp"

namespace knead::safety {

enum class Trust : std::uint8_t {
  good,
  stale,    ///< never read, too old, or from the future
  invalid,  ///< the device says it is wrong, or it is not a number
};

template <class Q>
struct Reading {
  Q value{};  ///< meaningful only while `good()`
  Trust trust = Trust::stale;
  Duration age{};

  [[nodiscard]] bool good() const { return trust == Trust::good; }
};

template <class Q>
[[nodiscard]] Reading<Q> judge(const Sample<Q>& sample, TimePoint now, Duration limit) noexcept {
  Reading<Q> reading{sample.value, Trust::good, sample.age(now)};
  if (sample.validity == Validity::faulty) {
    reading.trust = Trust::invalid;
  } else if (!sample.fresh(now, limit)) {
    reading.trust = Trust::stale;
  } else if (!is_finite(sample.value)) {
    reading.trust = Trust::invalid;
  }
  return reading;
}

}  // namespace knead::safety
