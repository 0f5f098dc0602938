// Were all leads shaken for a moment only? A flinch is over in an eighth of a second, leads come to
// rest within some 50 ms of it, and nothing else that a person does is as brief: a cough lasts half
// a second, a shift in the seat longer. So a flinch is known by its end even where it moves the
// back by too little for a roller to feel, and long before the muscle can be heard again under what
// fades. Real-time safe.
#pragma once

#include <algorithm>

namespace knead::sense {

class BriefShake {
 public:
  void reset() noexcept { *this = BriefShake{}; }

  /// One block: power over rest that most electrodes show above what is healthy.
  void step(double most_show, double dt_s) noexcept {
    smoothed_ += (most_show - smoothed_) * kSmoothing;
    ended_ago_s_ += dt_s;
    lasts_s_ += dt_s;
    if (smoothed_ < kCalm) {
      lasts_s_ = highest_ = 0.0;
      ended_ = false;
      return;
    }
    highest_ = std::max(highest_, smoothed_);
    if (ended_ || highest_ < kShaken || smoothed_ > kFallen * highest_) return;
    ended_ = true;
    if (lasts_s_ >= kShortest_s && lasts_s_ <= kLongest_s) ended_ago_s_ = 0.0;
  }

  /// Such a shake ended a moment ago.
  [[nodiscard]] bool just_ended() const noexcept { return ended_ago_s_ < kCounts_s; }

 private:
  static constexpr double kSmoothing = 0.35;  ///< of a block of 5 ms: 12 ms
  /// Below this nothing shakes, over rest.
  static constexpr double kCalm = 1.0;
  /// From here on a fall is told from chance. Guarding of both sides may show as much, and lasts.
  static constexpr double kShaken = 5.0;
  /// Leads that come to rest within 50 ms have lost so much of their power after 17 ms.
  static constexpr double kFallen = 0.5;
  /// A flinch takes 0.12 s and fades in 0.05 s; a knock at the chair is shorter. The trunk's
  /// muscles let go some 0.2 s after a cough began. Assumed.
  static constexpr double kShortest_s = 0.08;
  static constexpr double kLongest_s = 0.18;
  static constexpr double kCounts_s = 0.2;

  double smoothed_ = 0.0;
  double highest_ = 0.0;
  double lasts_s_ = 0.0;  ///< since all were calm
  bool ended_ = false;    ///< this shake's end was seen
  double ended_ago_s_ = kCounts_s;
};

}  // namespace knead::sense
