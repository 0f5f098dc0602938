// Days of the calendar, as courses and intakes count them. Local days: whoever asks says which day
// it is. Plain data.
#pragma once

#include <chrono>

namespace knead::care {

using Day = std::chrono::sys_days;

}  // namespace knead::care
