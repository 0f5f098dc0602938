#include "control/sense/reflex_stiffening.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// A carriage that moved further meets another place. Assumed.
constexpr Millimetre kHeld{1.0};
/// Lighter contact has no stiffness to speak of. Assumed.
constexpr Newton kPressed{5.0};

}  // namespace

void ReflexStiffening::step(const Input& input, double dt_s) noexcept {
  if (until_looked_ > 0) {
    --until_looked_;
    return;
  }
  until_looked_ = kLookEvery - 1;
  share_ = 0.0;
  const auto span =
      static_cast<std::size_t>(std::lround(kSpan_s / (dt_s * static_cast<double>(kLookEvery))));
  const std::size_t looked = std::min({span, kept_, kHistory});
  for (std::size_t i = 1; i <= looked; ++i) {
    const Input& then = past_[(kept_ - i) % kHistory];
    if (abs(input.carriage - then.carriage) > kHeld || then.force < kPressed) break;
    const double explained =
        then.force.value() + input.stiffness.value() * (input.depth - then.depth).value();
    if (explained < kPressed.value()) continue;
    share_ = std::max(share_, input.force.value() / explained - 1.0);
  }
  past_[kept_ % kHistory] = input;
  ++kept_;
}

}  // namespace knead::sense
