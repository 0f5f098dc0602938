#include "control/care/dose_budget.hpp"

#include <algorithm>

namespace knead::care {

NewtonSecond dose_budget(Newton force_cap, Duration massage_time) noexcept {
  return NewtonSecond(force_cap.value() * kMeanShareOfCap * seconds(massage_time));
}

double share_left(NewtonSecond used, NewtonSecond budget) noexcept {
  return budget > NewtonSecond(0.0) ? std::clamp(1.0 - used / budget, 0.0, 1.0) : 0.0;
}

}  // namespace knead::care
