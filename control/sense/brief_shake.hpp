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

  /// One block: power over rest that all electrodes show above what is healthy.
  void step(double all_show, double dt_s) noexcept {
    smoothed_ += (all_show - smoothed_) * kSmoothing;
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
  static constexpr double kSmoothing = 0.3;  ///< of a block of 5 ms: 17 ms, spread 15 %
  /// Below this nothing shakes, over rest.
  static constexpr double kCalm = 1.0;
  /// From here on a fall is told from chance, and a muscle's tension from a shake: guarding of both
  /// sides shows a quarter at its far end, 1.2 at twice its usual strength.
  static constexpr double kShaken = 10.0;
  /// Leads that come to rest within 50 ms have lost so much of their power after 25 ms.
  static constexpr double kFallen = 0.4;
  /// A flinch takes 0.12 s and fades in 0.05 s; a knock at the chair is shorter, half a cough
  /// longer. Assumed.
  static constexpr double kShortest_s = 0.08;
  static constexpr double kLongest_s = 0.22;
  static constexpr double kCounts_s = 0.2;

  double smoothed_ = 0.0;
  double highest_ = 0.0;
  double lasts_s_ = 0.0;  ///< since all were calm
  bool ended_ = false;    ///< this shake's end was seen
  double ended_ago_s_ = kCounts_s;
};

}  // namespace knead::sense
