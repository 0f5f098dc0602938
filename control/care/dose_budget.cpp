#include "control/care/dose_budget.hpp"

#include <algorithm>

#include "control/care/condition_caps.hpp"

namespace knead::care {

NewtonSecond dose_budget(Condition condition, Region region) noexcept {
  const ConditionCaps& caps = caps_for(condition);
  const Newton cap = region == Region::cervical ? std::min(caps.force, kNeckCeiling) : caps.force;
  return NewtonSecond(cap.value() * kMeanShareOfCap * seconds(caps.massage_time));
}

double share_left(NewtonSecond used, NewtonSecond budget) noexcept {
  return budget > NewtonSecond(0.0) ? std::clamp(1.0 - used / budget, 0.0, 1.0) : 0.0;
}

}  // namespace knead::care
