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
/// What nears the ceiling is told from a drive that sticks and slips. Both move a damped back, and
/// either adds the more the more force there is: a cough of 8 mm in 100 ms begins with 4 mm/s more
/// in each millisecond, a slip comes to some 1.5 mm/s within 3 ms and stays there. Filtered by 1
/// ms, a cough adds 3 to 4 % of the force in its first millisecond and 6 to 9 in its second on a
/// back of more than 0.03 s/mm (243 coughs on the simulated chair), a slip 2 % at the most.
constexpr double kCoughGrows_per_s = 30.0;
/// Eight spreads of the sensor's noise.
constexpr NewtonPerSecond kCoughLeast{450.0};
/// A drive that stuck for some 10 ms while a swing rose brings what was meant since within 4 ms.
constexpr double kOwed = 2.0;
/// Further below its reference than this a force that rises is on its way back: a damped back shows
/// too little of it when a roller has just let go a little, and all of it again as the roller
/// stops.
constexpr Newton kOnItsWayBack{1.0};
/// A touch may show 5 N at once (touch_memory.cpp) and is no surprise.
constexpr Newton kOverReference{5.0};
constexpr double kOverReferenceShare = 0.12;
/// A cough moves the back 8 mm in 100 ms (DESIGN "figures"); then it stands still.
constexpr double kLongest_s = 0.12;
constexpr Millimetre kLeastWay{8.0};
constexpr Millimetre kBehindTouch{10.0};

/// Of the rise that merely surprises. What a drive lets slip does not show in it.
constexpr double kRateFilter_s = 0.004;

/// What was meant comes later: sensor 2 ms, filter 1 to 3 ms, drive 4 ms and what the loop is still
/// behind. A reference that stops at its ceiling in the middle of a swing stops the force after
/// that.
constexpr double kMeantComes_s = 0.015;

}  // namespace

bool YieldReflex::must_begin(const YieldInput& in) const noexcept {
  if (!in.in_contact) return false;
  if (in.sudden_force > in.ceiling + kOverCeiling) return true;
  const double sudden_n_s = sudden_n_s_ - kOwed * meant_n_s_;
  const Newton soon = in.sudden_force + Newton(sudden_n_s * kLookAhead_s);
  const double cough_n_s = std::max(kCoughLeast.value(), kCoughGrows_per_s * in.force.value());
  const bool comes_back = in.sudden_force < in.reference - kOnItsWayBack;
  if (!comes_back && sudden_n_s > cough_n_s && soon > in.ceiling + kPredictedOverCeiling) {
    return true;
  }
  const Newton surprising =
      in.reference + std::max(kOverReference, kOverReferenceShare * in.reference);
  return rise_n_s_ - meant_n_s_ > kUnexplainedRise.value() && in.force > surprising;
}

void YieldReflex::follow(const YieldInput& input) noexcept {
  const double rise_n_s = started_ ? (input.force - force_).value() / input.dt_s : 0.0;
  rise_n_s_ += (rise_n_s - rise_n_s_) * input.dt_s / (kRateFilter_s + input.dt_s);
  sudden_n_s_ = started_ ? (input.sudden_force - sudden_).value() / input.dt_s : 0.0;
  force_ = input.force;
  sudden_ = input.sudden_force;
  started_ = true;
  meant_n_s_ = std::max(
      {0.0, input.reference_rate.value(), meant_n_s_ * (1.0 - input.dt_s / kMeantComes_s)});
}

bool YieldReflex::step(const YieldInput& input) noexcept {
  follow(input);
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
