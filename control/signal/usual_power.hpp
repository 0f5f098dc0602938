// What power one channel usually has, so that hum which breaks in can be told from muscle that
// happens to repeat itself, and from the notches' own ringing. One value each 10 ms, over the
// newest
// 50. Real-time safe.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace knead::signal {

class UsualPower {
 public:
  /// `of_hum` keeps a value out of what is usual.
  void push(double power, bool of_hum) noexcept {
    ringing_ += kRingingForget * (power - ringing_);
    if (!(slow_ > 0.0)) slow_ = power;
    if (!of_hum) {
      usual_ += kForget * (power - usual_);
      slow_ += kForget * (std::min(power, kMostRise * slow_) - slow_);
    }
    past_[next_] = usual_;
    next_ = (next_ + 1) % kUnjudged;
  }

  /// Over the last second, the newest 100 ms left out: hum is not yet its own measure when it is
  /// judged.
  [[nodiscard]] double before() const noexcept { return past_[next_]; }
  /// The same, but rising by a factor of 7 a second at most.
  [[nodiscard]] double slow() const noexcept { return slow_; }
  /// As much as this the notches may still ring with after a loud muscle, a cough first of all:
  /// that is narrow and repeats itself, and is none of the mains.
  [[nodiscard]] double ringing() const noexcept { return kRingingShare * ringing_; }

 private:
  static constexpr double kForget = 0.01;
  static constexpr double kMostRise = 3.0;
  static constexpr std::size_t kUnjudged = 10;
  /// The power of a notch of 2 Hz rings off within 80 ms.
  static constexpr double kRingingForget = 10.0 / 80.0;
  /// Five notches of 2 Hz hold 2.3 % of the power of a band of 430 Hz, and up to three times as
  /// much of a muscle, whose power lies mostly below 150 Hz.
  static constexpr double kRingingShare = 3.0 * 10.0 / 430.0;

  double usual_ = 0.0;
  double slow_ = 0.0;
  double ringing_ = 0.0;
  std::array<double, kUnjudged> past_{};
  std::size_t next_ = 0;
};

}  // namespace knead::signal
