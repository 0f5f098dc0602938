#include "control/sense/surface_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// An arm that goes back less than this in the span stands. Assumed: the drive's own ripple.
constexpr Millimetre kStands{0.3};
/// A back is steeper than this nowhere that arms reach, so that so much of a way across is its
/// shape. Assumed.
constexpr double kSlope = 0.3;
/// Less was wanted of it than this before.
constexpr Newton kWantedLess{1.0};
/// A roller that grazed leaves nothing when it is off.
constexpr Newton kPressed{2.5};
/// An arm that goes further across in the span may have gone over an edge.
constexpr Millimetre kAcross{2.0};
/// 1.5 mm in 20 ms: kneading goes back at 50 mm/s at most, a reflex at the drive's 150 mm/s.
constexpr Millimetre kThrownBack{1.5};

}  // namespace

void SurfaceWatch::step(const Input& input, double dt_s) noexcept {
  if (until_looked_ > 0) {
    --until_looked_;
    return;
  }
  until_looked_ = kLookEvery - 1;
  const double gives_mm_per_n = 1.0 / input.stiffness.value();
  const auto surface = [&](const Input& at) {
    return at.depth - Millimetre(at.force.value() * gives_mm_per_n);
  };
  const double look_every_s = dt_s * static_cast<double>(kLookEvery);
  const auto span = static_cast<std::size_t>(std::lround(kSpan_s / look_every_s));
  const auto throw_span = static_cast<std::size_t>(std::lround(kThrow_s / look_every_s));
  const std::size_t looked = std::min({span, kept_, kHistory});
  away_ = towards_ = Millimetre(0.0);
  thrown_ = left_ = false;
  touched_ = input.in_contact;
  bool stands = true;
  bool wanted = true;
  Millimetre across{0.0};
  Millimetre newer = input.lateral;
  for (std::size_t i = 1; i <= looked; ++i) {
    const Input& then = past_[(kept_ - i) % kHistory];
    touched_ = touched_ || then.in_contact;
    across += abs(then.lateral - newer);
    newer = then.lateral;
    wanted = wanted && input.setpoint > then.setpoint - kWantedLess;
    if (!then.in_contact) continue;
    stands = stands && then.depth - input.depth < kStands;
    const Millimetre went = surface(input) - surface(then);
    towards_ = std::max(towards_, Millimetre(0.0) - went - across * kSlope);
    if (stands && wanted) {
      away_ = std::max(away_, went - across * kSlope);
      left_ = left_ || (!input.in_contact && then.force > kPressed && across < kAcross);
    }
    thrown_ = thrown_ || (i <= throw_span && then.depth - input.depth > kThrownBack &&
                          then.setpoint <= input.setpoint);
  }
  past_[kept_ % kHistory] = input;
  ++kept_;
}

}  // namespace knead::sense
