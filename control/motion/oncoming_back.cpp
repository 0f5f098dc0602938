#include "control/motion/oncoming_back.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// Who sits back within half a second and is met on the way comes on for longer than this. Assumed.
constexpr double kMeeting_s = 0.15;

/// Sensor 2 ms, filter 1 ms, drive 4 ms: until a roller that comes at 16 mm/s stands it adds less
/// to what it was felt with, on every simulated back (487 touches of 80 people, 2026-11), and then
/// no more. A breath that comes at 7 mm/s adds less than 100 N/s on 14 N/mm.
constexpr Newton kOverReference{1.0};
constexpr NewtonPerSecond kRise{100.0};

/// 16 mm/s make at most 235 N/s on 10 N/mm^n and 0.05 s/mm as 1 N is felt; 4 of 126 touches of the
/// stiffest people there are made 266 to 278, none of 361 of healthy, small and elderly ones as
/// much. Of 100 people who lean forward a second time as the rollers come, and sit back, nobody was
/// met with more than 4.7 N in 50 ms; 5.04 with 280 here.
constexpr Newton kFelt{0.8};
constexpr NewtonPerSecond kRiseAtOnce{265.0};

/// One pole on the difference: 20 N/s RMS of the sensor's noise.
constexpr double kRiseFilter_s = 0.002;

/// As of the reflex (yield_reflex.cpp): what was meant comes later, and all at once from a drive
/// that stuck.
constexpr double kMeantComes_s = 0.015;
constexpr double kOwed = 2.0;

}  // namespace

void OncomingBack::met() noexcept { left_s_ = kMeeting_s; }

bool OncomingBack::step(const OncomingInput& input) noexcept {
  const double rise_n_s = started_ ? (input.force - force_).value() / input.dt_s : 0.0;
  rise_n_s_ += (rise_n_s - rise_n_s_) * input.dt_s / (kRiseFilter_s + input.dt_s);
  force_ = input.force;
  started_ = true;
  meant_n_s_ = std::max(
      {0.0, input.reference_rate.value(), meant_n_s_ * (1.0 - input.dt_s / kMeantComes_s)});
  const bool meets = left_s_ > 0.0;
  if (!meets && !input.on_its_way) return false;
  if (meets) {
    left_s_ -= input.dt_s;
    if (left_s_ <= 0.0) wary_ = false;
  }
  const double unmeant_n_s = rise_n_s_ - kOwed * meant_n_s_;
  const bool at_once = input.force > kFelt && unmeant_n_s > kRiseAtOnce.value();
  const bool goes_on =
      meets && unmeant_n_s > kRise.value() && input.force > input.reference + kOverReference;
  const bool comes_on = at_once || goes_on || (meets && input.beside);
  if (!comes_on) return false;
  left_s_ = 0.0;
  wary_ = true;
  return true;
}

}  // namespace knead::motion
