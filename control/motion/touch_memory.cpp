#include "control/motion/touch_memory.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// Force at touch is speed x (8 ms until the drive has answered) x stiffness x damping's share: 16
/// mm/s on the hardest knot (20 N/mm, d 0.05 s/mm) makes 4.6 N, on a middling back 0.7 N.
constexpr MillimetrePerSecond kTouchSpeed{16.0};
/// Where the back should not be. If it is there all the same, a stiff back (10 N/mm) is met with
/// 5 N.
constexpr MillimetrePerSecond kFreeSpeed{30.0};
/// Breathing moves the surface by up to 3 mm each way (DESIGN "body model").
constexpr double kMargin_mm = 6.0;
/// Assumed: a travelling carriage finds the back up to 6 mm/s nearer, 15 mm in all.
constexpr double kMarginGrowth_mm_s = 6.0;
constexpr double kMarginMost_mm = 15.0;
/// Beyond the deepest touch so far. The scan's touches reach from blades to loins and as far out as
/// the back carries a roller; what lies deeper than those lies deeper by less than this. Assumed.
constexpr Millimetre kBeyondTouched{15.0};
constexpr Millimetre kNoBound{1e6};  ///< the envelope's depth holds
/// Twice the margin: breathing and slope do not bring the back to a roller that is held off it.
constexpr Millimetre kClearance{12.0};

}  // namespace

void TouchMemory::touched_at(Millimetre depth) noexcept {
  deepest_ = known_ ? std::max(deepest_, depth) : depth;
  known_ = true;
  depth_ = depth;
  away_s_ = 0.0;
}

MillimetrePerSecond TouchMemory::approach_speed(Millimetre depth) const noexcept {
  if (!known_) return kTouchSpeed;
  const Millimetre margin(std::min(kMargin_mm + kMarginGrowth_mm_s * away_s_, kMarginMost_mm));
  return depth < depth_ - margin ? kFreeSpeed : kTouchSpeed;
}

Millimetre TouchMemory::farthest() const noexcept {
  return known_ ? deepest_ + kBeyondTouched : kNoBound;
}

Millimetre TouchMemory::clear_depth() const noexcept {
  return known_ ? std::max(Millimetre(0.0), depth_ - kClearance) : Millimetre(0.0);
}

}  // namespace knead::motion
