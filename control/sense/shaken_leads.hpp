// Do the leads of the whole person shake, as in a shift in the seat or a cough? Between 8 and 30 Hz
// shaken skin and cables are loud and muscles nearly silent, so that a movement shows there before
// it reaches the muscle's band. The heart is loud there too, but it comes to all electrodes at once
// in proportions that hardly change: they are learned, and what they explain is taken out of each
// electrode by the word of the others. What is left is compared with the usual. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include <Eigen/Core>

#include "control/types/chair_description.hpp"

namespace knead::sense {

class ShakenLeads {
 public:
  ShakenLeads() noexcept { reset(); }
  void reset() noexcept;

  struct Input {
    std::array<double, kEmgChannels> slow{};  ///< newest value of the slow band, in any one unit
    /// Power above the healthy in the muscle's band, over rest: a muscle that tenses is a little
    /// louder in the slow band too, in the same proportion.
    std::array<double, kEmgChannels> excess{};
    std::array<bool, kEmgChannels> usable{};
  };
  /// Every 5 ms.
  void step(const Input& input) noexcept;

  /// Power that is neither heart nor usual nor a tense muscle's, over the usual: mean of the
  /// electrodes without the two loudest (a roller may rub one of either side), each held for some
  /// 30 ms. At rest about 2; 0 while too little is known, or with fewer than four electrodes.
  [[nodiscard]] double common() const noexcept { return common_; }
  /// Chosen on train seeds 2001 to 2072: with 5 a tenth more false reductions and none sooner.
  [[nodiscard]] bool shake() const noexcept { return common_ > 3.0; }

 private:
  static constexpr int kCount = static_cast<int>(kEmgChannels);
  using Vector = Eigen::Matrix<double, kCount, 1>;

  /// How strongly the heart beats in this sample, by all electrodes but this one. An electrode that
  /// is far off what the others say counts less.
  [[nodiscard]] double beat_without(const Vector& sample, int left_out) const noexcept;
  void compare(const Input& input) noexcept;

  Eigen::Matrix<double, kCount, kCount> together_;  ///< mean products of the electrodes
  Vector heart_;                                    ///< its share of each electrode; length 1
  Vector usual_;                                    ///< power without the heart
  Vector held_;
  Vector weight_;  ///< of each electrode's word; 0 where not usable
  int taken_ = 0;
  std::array<int, kEmgChannels> heard_{};  ///< blocks of each electrode in which it was usable
  double common_ = 0.0;
};

}  // namespace knead::sense
