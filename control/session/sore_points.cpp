#include "control/session/sore_points.hpp"

#include <algorithm>

namespace knead::session {

namespace {
constexpr int kLeftOutAfter = 2;
}

SorePoints::Mark& SorePoints::mark_near(Side side, Millimetre along) noexcept {
  Mark* nearest = nullptr;
  for (Mark& mark : marks_) {
    if (mark.side == side &&
        (nearest == nullptr || abs(mark.along - along) < abs(nearest->along - along))) {
      nearest = &mark;
    }
  }
  const bool known = nearest != nullptr && abs(nearest->along - along) <= kReach;
  if (!known && marks_.push({.side = side, .along = along})) {
    nearest = &marks_[marks_.size() - 1];
  }
  // Full: the nearest mark takes it, and of a side without any mark the last one is given up.
  return nearest != nullptr ? *nearest
                            : (marks_[marks_.size() - 1] = {.side = side, .along = along});
}

bool SorePoints::sign(Side side, Millimetre along) noexcept {
  Mark& mark = mark_near(side, along);
  mark.signs = std::min(mark.signs + 1, kLeftOutAfter);
  return mark.signs == kLeftOutAfter;
}

void SorePoints::pain(Side side, Millimetre along) noexcept {
  mark_near(side, along).signs = kLeftOutAfter;
}

PlaceRule SorePoints::at(Side side, Millimetre along) const noexcept {
  PlaceRule rule;
  for (const Mark& mark : marks_) {
    if (mark.side != side || abs(mark.along - along) > kReach) continue;
    rule.force_factor = std::min(rule.force_factor, mark.signs >= kLeftOutAfter ? 0.0 : kLighter);
    rule.approach_factor = kSlower;
  }
  return rule;
}

}  // namespace knead::session
