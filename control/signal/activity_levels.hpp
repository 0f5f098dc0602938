// What rest and what a strong burst look like on one channel, learned while the signal runs: rest
// is a low percentile of the newest half minute (a back that works three quarters of the time still
// shows its rest there), a strong burst is the upper quartile of the newest bursts. The thresholds
// between them adapt to both, as QRS detectors do (Pan and Tompkins 1985), so that no unit and no
// gain need be known. Fixed memory.
#pragma once

#include <array>
#include <cstddef>

namespace knead::signal {

class ActivityLevels {
 public:
  /// Takes the mean envelope over kBlock_s.
  void add_block(double level) noexcept;
  /// Takes the peak of a burst that was believed.
  void add_burst(double peak) noexcept;

  static constexpr double kBlock_s = 0.1;
  [[nodiscard]] bool known() const noexcept { return blocks_filled_ >= kEnoughBlocks; }
  [[nodiscard]] double rest() const noexcept { return rest_; }
  /// A burst is believed when the envelope passes this...
  [[nodiscard]] double high() const noexcept;
  /// ... and lasts as long as it stays above this.
  [[nodiscard]] double low() const noexcept { return kLowOfHigh * high(); }

 private:
  static constexpr std::size_t kBlocks = 300;
  static constexpr std::size_t kEnoughBlocks = 5;
  static constexpr double kRestPercentile = 0.15;
  static constexpr std::size_t kBursts = 16;
  static constexpr double kBurstPercentile = 0.75;
  /// 14 dB over rest: fidgeting in the recordings tried stays below, labelled bursts above 27 dB.
  static constexpr double kHighOverRest = 5.0;
  /// Share of a strong burst; Pan and Tompkins take a quarter of the way up.
  static constexpr double kHighOfBurst = 0.2;
  static constexpr double kLowOfHigh = 0.5;
  /// A channel that was dead for a while does not make its own noise a burst.
  static constexpr double kLeastRestOfLoudest = 0.002;

  std::array<double, kBlocks> blocks_{};
  std::size_t blocks_filled_ = 0;
  std::size_t next_block_ = 0;
  double rest_ = 0.0;
  std::array<double, kBursts> bursts_{};
  std::size_t bursts_filled_ = 0;
  std::size_t next_burst_ = 0;
  double strong_burst_ = 0.0;
};

}  // namespace knead::signal
