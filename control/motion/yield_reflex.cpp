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

/// Of a force that is hardly filtered (contact sense: 1 ms). 3 ms name a cough a millisecond
/// earlier, and what a drive's friction lets slip on a damped back as well: 2 of 90 people were
/// given way to for nothing.
constexpr double kRateFilter_s = 0.004;

}  // namespace

bool YieldReflex::must_begin(const YieldInput& in) const noexcept {
  if (!in.in_contact) return false;
  if (in.sudden_force > in.ceiling + kOverCeiling) return true;
  const double meant_n_s = std::max(0.0, in.reference_rate.value());
  const double sudden_n_s = sudden_.n_s - meant_n_s;
  const Newton soon = in.sudden_force + Newton(sudden_n_s * kLookAhead_s);
  if (sudden_n_s > kUnexplainedRise.value() && soon > in.ceiling + kPredictedOverCeiling) {
    return true;
  }
  const Newton surprising =
      in.reference + std::max(kOverReference, kOverReferenceShare * in.reference);
  return rise_.n_s - meant_n_s > kUnexplainedRise.value() && in.force > surprising;
}

void YieldReflex::follow(Rise& rise, Newton force, double dt_s) const noexcept {
  const double n_s = started_ ? (force - rise.last).value() / dt_s : 0.0;
  rise.last = force;
  rise.n_s += (n_s - rise.n_s) * dt_s / (kRateFilter_s + dt_s);
}

bool YieldReflex::step(const YieldInput& input) noexcept {
  follow(rise_, input.force, input.dt_s);
  follow(sudden_, input.sudden_force, input.dt_s);
  started_ = true;
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
