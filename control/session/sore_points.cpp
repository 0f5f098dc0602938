#include "control/session/sore_points.hpp"

#include <algorithm>

namespace knead::session {

namespace {

constexpr int kLeftOutAfter = 2;
/// Closer than this two places are one. Assumed: the width of a fingertip.
constexpr Millimetre kSamePlace{5.0};

}  // namespace

SorePoints::Mark* SorePoints::nearest(Side side, Millimetre along) noexcept {
  auto& marks = marks_[index(side)];
  Mark* found = std::ranges::min_element(marks.begin(), marks.end(), {}, [along](const Mark& mark) {
    return abs(mark.along - along);
  });
  return found == marks.end() ? nullptr : found;
}

SorePoints::Mark& SorePoints::new_mark(Side side, Millimetre along) noexcept {
  auto& marks = marks_[index(side)];
  if (marks.push({.along = along})) return marks[marks.size() - 1];
  // Nothing is forgotten: what is marked stays as light as it is, or becomes lighter.
  Mark& near = *nearest(side, along);
  near.reach = std::max(near.reach, abs(near.along - along) + kReach);
  return near;
}

bool SorePoints::sign(Side side, Millimetre along) noexcept {
  Mark* near = nearest(side, along);
  Mark& mark =
      near != nullptr && abs(near->along - along) <= kReach ? *near : new_mark(side, along);
  mark.signs = std::min(mark.signs + 1, kLeftOutAfter);
  return mark.signs == kLeftOutAfter;
}

void SorePoints::pain(Side side, Millimetre along) noexcept {
  // A mark of its own, so that the place lies in the middle of what is left out.
  Mark* near = nearest(side, along);
  Mark& mark =
      near != nullptr && abs(near->along - along) <= kSamePlace ? *near : new_mark(side, along);
  mark.signs = kLeftOutAfter;
}

PlaceRule SorePoints::at(Side side, Millimetre along) const noexcept {
  PlaceRule rule;
  for (const Mark& mark : marks_[index(side)]) {
    if (abs(mark.along - along) > mark.reach) continue;
    rule.force_factor = std::min(rule.force_factor, mark.signs >= kLeftOutAfter ? 0.0 : kLighter);
    rule.approach_factor = kSlower;
    rule.dwell_factor = kLonger;
  }
  // What is left out needs no time.
  if (rule.force_factor == 0.0) rule.dwell_factor = 1.0;
  return rule;
}

}  // namespace knead::session
