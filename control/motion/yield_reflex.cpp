#include "control/motion/yield_reflex.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// Before the gate's own limits bite (advance held at the ceiling, hard retraction 1 N above it):
/// the gate would hold and release the drive in turn, and on a damped back each release is a blow.
constexpr Newton kOverCeiling{0.3};
constexpr Newton kPredictedOverCeiling{1.0};
/// Sensor delay, filter and the drive's lag make about 9 ms between seeing and giving way.
constexpr double kLookAhead_s = 0.015;
/// A rise that the reference does not explain. Assumed: a knot of +100 % met within 20 mm at 30
/// mm/s under 60 N makes 90 N/s and is the loop's business; a cough makes hundreds to thousands.
constexpr NewtonPerSecond kUnexplainedRise{200.0};
/// A touch may show 5 N at once (touch_memory.cpp) and is no surprise.
constexpr Newton kOverReference{5.0};
constexpr double kOverReferenceShare = 0.12;
/// A cough moves the back 8 mm in 100 ms (DESIGN "figures"); then it stands still.
constexpr double kLongest_s = 0.12;
constexpr Millimetre kLeastWay{8.0};
constexpr Millimetre kBehindTouch{10.0};

/// Quicker than the contact sense's own rate (10 ms): 12 N/s of noise is nothing to 200.
constexpr double kRateFilter_s = 0.003;

}  // namespace

bool YieldReflex::must_begin(const YieldInput& in) const noexcept {
  if (!in.in_contact) return false;
  if (in.force > in.ceiling + kOverCeiling) return true;
  const NewtonPerSecond unexplained =
      NewtonPerSecond(rate_n_s_) - std::max(in.reference_rate, NewtonPerSecond(0.0));
  if (unexplained < kUnexplainedRise) return false;
  const Newton soon = in.force + Newton(unexplained.value() * kLookAhead_s);
  const Newton surprising =
      in.reference + std::max(kOverReference, kOverReferenceShare * in.reference);
  return soon > in.ceiling + kPredictedOverCeiling || in.force > surprising;
}

bool YieldReflex::step(const YieldInput& input) noexcept {
  const double rate = started_ ? (input.force - last_force_).value() / input.dt_s : 0.0;
  started_ = true;
  last_force_ = input.force;
  rate_n_s_ += (rate - rate_n_s_) * input.dt_s / (kRateFilter_s + input.dt_s);
  if (!yielding_) {
    if (!must_begin(input)) return false;
    yielding_ = true;
    held_s_ = 0.0;
    goal_ = std::min(input.depth - kLeastWay, input.touch - kBehindTouch);
    return true;
  }
  held_s_ += input.dt_s;
  if (held_s_ >= kLongest_s || input.depth <= goal_) yielding_ = false;
  return yielding_;
}

}  // namespace knead::motion
