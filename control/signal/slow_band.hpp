// What electrodes pick up below the muscle, 8 to 30 Hz: there a rubbed electrode, a pulled lead and
// the heart are loud, and a muscle is nearly silent. Decimated to a value each 5 ms by a triangle
// of 10 ms (mains harmonics that would fold into the band are 38 dB down), filtered at that rate,
// so that it costs two additions a sample. Delay about 20 ms. Real-time safe.
#pragma once

#include <optional>

#include "control/signal/biquad_cascade.hpp"

namespace knead::signal {

template <int Channels>
class SlowBand {
 public:
  /// `block_length` samples make one value.
  SlowBand(Hertz rate, int block_length) noexcept
      : length_(block_length), slow_rate_(rate / static_cast<double>(block_length)) {
    design(std::nullopt);
  }

  /// Takes the line out too, from now on.
  void notch_mains(std::optional<Hertz> mains) noexcept { design(mains); }

  /// Takes one raw sample of every channel.
  void push(const Lanes<Channels>& raw) noexcept {
    sum_ += raw;
    falling_ += sum_;
  }

  /// Call after each `block_length` samples: the band's newest value.
  [[nodiscard]] Lanes<Channels> finish_block() noexcept {
    // falling_ weighs the first sample most; the block before rises towards this one.
    const double n = length_;
    const Lanes<Channels> decimated = (rising_before_ + falling_) / (n * n);
    rising_before_ = n * sum_ - falling_;
    sum_.setZero();
    falling_.setZero();
    if (blocks_ < 2) {  // an electrode's offset is no event
      ++blocks_;
      filter_.settle_at(decimated);
      return Lanes<Channels>::Zero();
    }
    return filter_.step(decimated);
  }

 private:
  static constexpr Hertz kFrom{8.0};  ///< slower is drift of the electrode
  static constexpr Hertz kTo{30.0};
  static constexpr Hertz kNotchWidth{6.0};  ///< the fundamental and what folds on it
  static constexpr std::size_t kNotch = 3;  ///< its place in the cascade

  void design(std::optional<Hertz> mains) noexcept {
    if (filter_.size() == 0) {
      for (const Biquad& s : butterworth_highpass<2>(kFrom, slow_rate_)) filter_.add(s);
      for (const Biquad& s : butterworth_lowpass<4>(kTo, slow_rate_)) filter_.add(s);
      filter_.add(Biquad{});
    }
    filter_.retune(kNotch, mains ? notch(*mains, kNotchWidth, slow_rate_) : Biquad{});
  }

  int length_;
  Hertz slow_rate_;
  Lanes<Channels> sum_ = Lanes<Channels>::Zero();
  Lanes<Channels> falling_ = Lanes<Channels>::Zero();
  Lanes<Channels> rising_before_ = Lanes<Channels>::Zero();
  BiquadCascade<Channels, 4> filter_{};
  int blocks_ = 0;
};

}  // namespace knead::signal
