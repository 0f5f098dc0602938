// Bursts of muscle activity in one channel, as the signal comes in, at any rate from 500 Hz to
// 50 kHz and in any unit. The chair's own conditioning; the heart-proof envelope decides whether
// there is a burst, the fine one when it began and ended. Delay: a burst is told kGap_s + 70 ms
// after it has ended; its times have the delays of filters and windows taken out (left over: about
// 1 ms;
// a step's edges show up to 25 ms outside it, by half of the fine window). Fixed memory, noexcept.
#pragma once

#include <array>
#include <optional>

#include "control/signal/activity_levels.hpp"
#include "control/signal/channel_watch.hpp"
#include "control/signal/emg_conditioner.hpp"
#include "control/signal/fine_envelope.hpp"
#include "control/signal/robust_envelope.hpp"
#include "control/types/time.hpp"

namespace knead::signal {

struct Burst {
  Duration onset{};  ///< from the first sample
  Duration offset{};
  double peak = 0.0;        ///< of the fine envelope (41 ms), as RMS in the signal's unit
  double confidence = 0.0;  ///< 0 at the lower threshold, 1 at ten times that
};

class BurstDetector {
 public:
  explicit BurstDetector(Hertz rate) noexcept;

  /// Takes one raw sample. Gives a burst when one is complete.
  std::optional<Burst> push(double raw) noexcept;
  /// The signal has ended: closes a burst that still lasts.
  std::optional<Burst> finish() noexcept;

  /// Starts at the beginning of the same signal again, knowing its levels now.
  void rewind() noexcept;

  [[nodiscard]] double conditioned() const noexcept { return conditioned_; }
  [[nodiscard]] const ChannelFaults& faults() const noexcept { return watch_.faults(0); }
  [[nodiscard]] std::optional<Hertz> mains() const noexcept { return conditioner_.mains(); }
  [[nodiscard]] double rest() const noexcept { return levels_.rest(); }
  /// Share of the energy in 10 ms blocks that stand far out of their neighbourhood: near 1 for a
  /// heart or a loose lead, small for a muscle.
  [[nodiscard]] double impulsive_share() const noexcept {
    return energy_ > 0.0 ? impulsive_energy_ / energy_ : 0.0;
  }

  /// Two bursts closer than this are one.
  static constexpr double kGap_s = 0.2;
  /// Voluntary bursts in the recordings tried last 200 ms and more.
  static constexpr double kShortest_s = 0.1;

 private:
  using Bin = FineEnvelope::Bin;

  /// The fine envelope around the beginning of the burst in hand, kept until its peak is known.
  struct Beginning {
    std::array<double, FineEnvelope::kKept> value{};
    std::array<double, FineEnvelope::kKept> area{};
    std::array<double, FineEnvelope::kKept> energy{};
    Bin first = 0;
    Bin end = 0;        ///< one past the last
    double peak = 0.0;  ///< of the fine envelope in the burst's first second
  };

  void count_impulses() noexcept;
  void judge_level() noexcept;
  void open() noexcept;
  std::optional<Burst> close() noexcept;
  void keep_beginning() noexcept;
  [[nodiscard]] Bin find_onset(double strong, double edge) noexcept;
  [[nodiscard]] Bin sharpest_rise(Bin from, Bin edge, Bin to) const noexcept;
  [[nodiscard]] Bin find_offset(double strong, double edge) const noexcept;

  Hertz rate_;
  EmgConditioner<1> conditioner_;
  BiquadCascade<1, kHeartOrder / 2> heart_filter_;
  RobustEnvelope<1> envelope_;          ///< above the heart's band: decides
  RobustEnvelope<1> in_band_envelope_;  ///< of the whole band, as the fine envelope is
  ChannelWatch<1> watch_;
  FineEnvelope fine_;
  ActivityLevels levels_{};
  double conditioned_ = 0.0;
  double block_sum_ = 0.0;
  int blocks_summed_ = 0;
  bool open_ = false;
  bool passed_high_ = false;
  bool beginning_kept_ = false;
  bool complete_ = false;
  Bin last_end_ = 0;           ///< of the burst before: the next cannot begin earlier
  Bin begun_ = 0;              ///< where the robust envelope rose, its delay taken out
  double peak_ = 0.0;          ///< of the robust envelope
  double in_band_peak_ = 0.0;  ///< of the other one
  double fine_peak_ = 0.0;
  double quiet_s_ = 0.0;
  double energy_ = 0.0;
  double impulsive_energy_ = 0.0;
  Beginning beginning_{};
  std::array<double, FineEnvelope::kKept> scratch_{};  ///< for a percentile
};

}  // namespace knead::signal
