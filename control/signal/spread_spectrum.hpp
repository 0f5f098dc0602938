// Median frequency of every channel while the signal runs: power spectra of windows of a quarter of
// a second, worked off in small equal portions, so that no cycle bears more than another. The
// conditioned signal is thinned to about 1 kHz (its band ends at 450 Hz), collected for a window of
// all channels, and transformed two channels at a time during the next windows, of which two are
// passed over while all muscles are active. A channel's spectrum is kept over the newest windows in
// which its muscle was active: rest and its noise have a median frequency too, and it says nothing
// about fatigue. Real-time safe, fixed memory.
#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <optional>

#include "control/signal/biquad_cascade.hpp"
#include "control/types/chair_description.hpp"

namespace knead::signal {

class SpreadSpectrum {
 public:
  static constexpr std::size_t kPoints = 256;

  explicit SpreadSpectrum(Hertz rate) noexcept;

  /// Takes one conditioned sample of every channel and works off its share of the last window.
  void push(const Lanes<static_cast<int>(kEmgChannels)>& conditioned) noexcept;
  /// Whether the muscle under each channel is active now. A window counts for a channel when it was
  /// so throughout.
  void mark_active(const std::array<bool, kEmgChannels>& active) noexcept;

  /// Of about the newest second of activity; nothing before the first whole second of it.
  [[nodiscard]] std::optional<Hertz> median_frequency(std::size_t channel) const noexcept {
    return found_[channel];
  }

 private:
  static constexpr std::size_t kPairs = kEmgChannels / 2;
  static constexpr std::size_t kStages = 8;  ///< 2^8 points
  static constexpr std::size_t kBins = kPoints / 2;
  static_assert((std::size_t{1} << kStages) == kPoints && kEmgChannels % 2 == 0);

  using Window = std::array<Lanes<static_cast<int>(kEmgChannels)>, kPoints>;

  void begin_work() noexcept;
  void work_one_unit() noexcept;
  void load(std::size_t pair) noexcept;
  void butterfly(std::size_t stage, std::size_t index) noexcept;
  void separate(std::size_t pair, std::size_t bin) noexcept;
  void conclude(std::size_t channel) noexcept;

  Hertz thinned_rate_;
  int thinning_;
  int until_next_ = 1;
  std::size_t units_per_sample_;
  std::size_t highest_bin_;
  std::array<double, kPoints> hann_{};
  std::array<std::complex<double>, kPoints / 2> turn_{};
  std::array<std::size_t, kPoints> reversed_{};

  std::array<Window, 2> windows_{};  ///< one fills, the other is worked off
  std::size_t filling_ = 0;
  std::size_t filled_ = 0;
  std::array<bool, kEmgChannels> active_now_{};
  std::array<bool, kEmgChannels> active_throughout_{};
  std::array<bool, kEmgChannels> counts_{};  ///< of the window that is worked off

  std::size_t unit_ = 0;  ///< next portion of the work
  bool working_ = false;
  std::array<std::complex<double>, kPoints> scratch_{};
  std::array<std::array<double, kBins>, kEmgChannels> power_{};
  std::array<int, kEmgChannels> heard_{};  ///< windows in `power_`
  std::array<std::optional<Hertz>, kEmgChannels> found_{};
};

}  // namespace knead::signal
