// The two bands in which a fast detector listens to a muscle, 60 to 250 and 250 to 450 Hz. A
// muscle's spectrum falls with frequency, so that plain power is mostly that of its lowest few
// oscillations: both bands are levelled first (each sample less a share of the one before), so that
// a few milliseconds hold more independent values. Two instead of one, because what is beside the
// muscle differs by lead: an amplifier drowns the upper band, a rubbing roller rather the lower
// one, and whoever knows what each shows at rest and under rubbing hears the muscle in the other.
// From 60 Hz on: an ideal observer finds guarding in rubbing a quarter sooner than from 100 Hz
// (tests/bench/guarding_bound.py); the heart leaves little there. Real-time safe; the constructor
// is not.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "control/signal/biquad_cascade.hpp"
#include "control/signal/emg_conditioner.hpp"

namespace knead::signal {

inline constexpr std::size_t kMuscleBands = 2;  ///< the lower one first
template <class T>
using PerBand = std::array<T, kMuscleBands>;

/// Relative powers of what a lead carries, as the bands show it.
struct BandShapes {
  PerBand<double> muscle{};     ///< of a typical trunk muscle
  PerBand<double> amplifier{};  ///< of white noise
};

template <int Channels>
class MuscleBands {
 public:
  explicit MuscleBands(Hertz rate) noexcept
      : share_before_(std::exp(-2.0 * std::numbers::pi * (kLevelFrom / rate))) {
    const Hertz cut = std::min(kCut, band_high(rate) * 0.6);
    for (const Biquad& s : butterworth_highpass<kOrder>(kFrom, rate)) from_.add(s);
    for (const Biquad& s : butterworth_lowpass<kOrder>(cut, rate)) filters_[0].add(s);
    for (const Biquad& s : butterworth_highpass<kOrder>(cut, rate)) filters_[1].add(s);
    measure_shapes(rate);
  }

  /// One conditioned sample of every channel.
  [[nodiscard]] PerBand<Lanes<Channels>> step(const Lanes<Channels>& conditioned) noexcept {
    const Lanes<Channels> heard = from_.step(conditioned);
    const Lanes<Channels> level = heard - share_before_ * before_;
    before_ = heard;
    return {filters_[0].step(level), filters_[1].step(level)};
  }

  /// Factors on the bands' powers after which a lead that is shaken or rubbed shows the same power
  /// in both: its spectrum falls with the square of the frequency (skin and cables are slow).
  [[nodiscard]] const PerBand<double>& scale() const noexcept { return scale_; }
  /// Of powers so scaled.
  [[nodiscard]] const BandShapes& shapes() const noexcept { return shapes_; }

 private:
  static constexpr std::size_t kOrder = 4;
  static constexpr Hertz kFrom{60.0};
  static constexpr Hertz kCut{250.0};
  /// A share of 0.9 at 2 kHz.
  static constexpr Hertz kLevelFrom{33.5};
  /// Corners of a muscle with a median of about 75 Hz, by the model of Shwedyk, Balasubramanian and
  /// Scott (1977) that Stulen and De Luca (1981) use.
  static constexpr double kMuscleLow_hz = 45.0;
  static constexpr double kMuscleHigh_hz = 95.0;

  void measure_shapes(Hertz rate) noexcept {
    const auto butter_top = butterworth_lowpass<kOrder>(band_high(rate), rate);
    const auto gain = [&](const auto& sections, Hertz at) {
      double power = 1.0;
      for (const Biquad& s : sections) power *= std::norm(response(s, at, rate));
      return power;
    };
    PerBand<double> shaken{};
    const int half_rate = static_cast<int>(0.5 * rate.value());
    for (int whole_hz = 1; whole_hz < half_rate; ++whole_hz) {
      const double hz = whole_hz;
      const Hertz at(hz);
      const double turn = 2.0 * std::numbers::pi * (at / rate);
      const double levelled =
          1.0 + share_before_ * share_before_ - 2.0 * share_before_ * std::cos(turn);
      const double heard = gain(butter_top, at) * gain(from_.sections(), at) * levelled;
      const double high = hz * hz + kMuscleHigh_hz * kMuscleHigh_hz;
      const double muscle = hz * hz / ((hz * hz + kMuscleLow_hz * kMuscleLow_hz) * high * high);
      for (std::size_t b = 0; b < kMuscleBands; ++b) {
        const double in_band = heard * gain(filters_[b].sections(), at);
        shaken[b] += in_band / (hz * hz);
        shapes_.muscle[b] += in_band * muscle;
        shapes_.amplifier[b] += in_band;
      }
    }
    for (std::size_t b = 0; b < kMuscleBands; ++b) {
      scale_[b] = shaken[0] / shaken[b];
      shapes_.muscle[b] *= scale_[b];
      shapes_.amplifier[b] *= scale_[b];
    }
  }

  double share_before_;
  BiquadCascade<Channels, kOrder / 2> from_{};
  PerBand<BiquadCascade<Channels, kOrder / 2>> filters_{};
  Lanes<Channels> before_ = Lanes<Channels>::Zero();
  PerBand<double> scale_{};
  BandShapes shapes_{};
};

}  // namespace knead::signal
