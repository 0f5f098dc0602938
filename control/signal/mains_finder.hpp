// Finds the mains by itself: 50 or 60 Hz, and how far it is off. Each channel is mixed down to the
// candidates and to quiet places beside them over half-second windows; a candidate that stands well
// above its neighbours is mains, and the turning of its phase from window to window is the
// deviation. A line needs about 1.5 s to be believed. It listens to sums of samples at some 500 Hz,
// which costs an addition a sample. Real-time safe.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstddef>
#include <limits>
#include <numbers>
#include <optional>

#include "control/signal/biquad_cascade.hpp"

namespace knead::signal {

template <int Channels>
class MainsFinder {
 public:
  explicit MainsFinder(Hertz rate)
      : thinning_(std::max(1, static_cast<int>(rate / kThinnedRate))),
        rate_(rate / static_cast<double>(thinning_)),
        window_(static_cast<int>(rate_.value() * kWindow_s)) {
    for (std::size_t i = 0; i < kProbes; ++i) {
      turn_[i] = std::polar(1.0, -2.0 * std::numbers::pi * kProbe_hz[i] / rate_.value());
    }
  }

  /// Takes one conditioned sample of every channel, before any notch.
  void push(const Lanes<Channels>& x) noexcept {
    sum_ += x;
    if (++summed_ < thinning_) return;
    for (std::size_t i = 0; i < kProbes; ++i) {
      real_[i] += sum_ * phasor_[i].real();
      imaginary_[i] += sum_ * phasor_[i].imag();
      // Written out: std::complex multiplication checks for NaN.
      phasor_[i] = {phasor_[i].real() * turn_[i].real() - phasor_[i].imag() * turn_[i].imag(),
                    phasor_[i].real() * turn_[i].imag() + phasor_[i].imag() * turn_[i].real()};
    }
    sum_.setZero();
    summed_ = 0;
    if (++samples_ >= window_) {
      finish_window();
    }
  }

  /// The mains as found, deviation included; nothing while no line stands out. Once found it stays
  /// until the other candidate takes over: mains does not go away, it is only hidden by a louder
  /// muscle.
  [[nodiscard]] std::optional<Hertz> frequency() const noexcept { return found_; }

  /// Has listened long enough to find a line if there is one, and a notch for it has settled.
  [[nodiscard]] bool decided() const noexcept { return windows_ > kWindowsToBelieve; }

 private:
  /// What would fold onto the probes from beside the multiples of this rate, a sum of four or more
  /// samples takes down by 18 dB, and the band ends at 450 Hz.
  static constexpr Hertz kThinnedRate{500.0};
  static constexpr double kWindow_s = 0.5;  ///< zeros of its spectrum every 2 Hz
  static constexpr std::size_t kProbes = 5;
  static constexpr std::array<double, kProbes> kProbe_hz{45.0, 50.0, 55.0, 60.0, 65.0};
  static constexpr std::array<std::size_t, 2> kCandidates{1, 3};
  /// Memory of the powers, in windows. Assumed: with one channel 2 * 4 windows of noise exceed the
  /// ratio below once in some thousand times.
  static constexpr double kForget = 0.25;
  static constexpr double kStandsOut = 6.0;  ///< power over the mean of the neighbours
  static constexpr int kWindowsToBelieve = 3;
  /// Grid codes hold +- 0.5 Hz in operation; beyond 1 Hz the phase would be ambiguous.
  static constexpr double kMaxDeviation_hz = 0.9;

  void finish_window() noexcept {
    windows_ = std::min(windows_ + 1, 1'000);
    std::array<double, kProbes> power;
    for (std::size_t i = 0; i < kProbes; ++i) {
      power[i] = (real_[i].square() + imaginary_[i].square()).sum();
      mean_power_[i] += kForget * (power[i] - mean_power_[i]);
    }
    const double beside = (mean_power_[0] + mean_power_[2] + mean_power_[4]) / 3.0;
    const std::size_t louder = mean_power_[1] >= mean_power_[3] ? 1 : 3;
    const bool stands_out = mean_power_[louder] > kStandsOut * beside;
    streak_ = stands_out && louder == streak_probe_ ? streak_ + 1 : (stands_out ? 1 : 0);
    streak_probe_ = louder;
    if (streak_ >= kWindowsToBelieve) {
      believe(louder);
    }
    for (std::size_t c = 0; c < kCandidates.size(); ++c) {
      last_real_[c] = real_[kCandidates[c]];
      last_imaginary_[c] = imaginary_[kCandidates[c]];
    }
    for (std::size_t i = 0; i < kProbes; ++i) {
      real_[i].setZero();
      imaginary_[i].setZero();
    }
    samples_ = 0;
    have_last_ = true;
    for (auto& phasor : phasor_) {
      phasor /= std::abs(phasor);  // rounding would let its length drift over days
    }
  }

  void believe(std::size_t probe) noexcept {
    const std::size_t c = probe == kCandidates[0] ? 0 : 1;
    if (!found_ || believed_probe_ != probe) {
      deviation_hz_ = 0.0;
      believed_probe_ = probe;
    }
    if (have_last_) {
      // The phase that every channel turned since the last window, each with the weight of what it
      // says under the same noise: the inverse of 1/now^2 + 1/last^2. A lead that comes off and
      // hums loudest has no more say than it had before.
      const Lanes<Channels> cosine =
          real_[probe] * last_real_[c] + imaginary_[probe] * last_imaginary_[c];
      const Lanes<Channels> sine =
          imaginary_[probe] * last_real_[c] - real_[probe] * last_imaginary_[c];
      const Lanes<Channels> now = real_[probe].square() + imaginary_[probe].square();
      const Lanes<Channels> last = last_real_[c].square() + last_imaginary_[c].square();
      const Lanes<Channels> weight =
          (now * last).sqrt() / (now + last + std::numeric_limits<double>::min());
      const double in_phase = (cosine * weight).sum();
      const double quadrature = (sine * weight).sum();
      const double window_s = static_cast<double>(window_) / rate_.value();
      const double measured =
          std::atan2(quadrature, in_phase) / (2.0 * std::numbers::pi * window_s);
      if (std::abs(measured) < kMaxDeviation_hz) {
        deviation_hz_ += 0.5 * (measured - deviation_hz_);
      }
    }
    found_ = Hertz(kProbe_hz[probe] + deviation_hz_);
  }

  int thinning_;
  Hertz rate_;  ///< of the sums
  int window_;
  Lanes<Channels> sum_ = Lanes<Channels>::Zero();
  int summed_ = 0;
  int samples_ = 0;
  int windows_ = 0;
  std::array<std::complex<double>, kProbes> turn_{};
  std::array<std::complex<double>, kProbes> phasor_{1.0, 1.0, 1.0, 1.0, 1.0};
  std::array<Lanes<Channels>, kProbes> real_ = zeros<kProbes>();
  std::array<Lanes<Channels>, kProbes> imaginary_ = zeros<kProbes>();
  std::array<Lanes<Channels>, 2> last_real_ = zeros<2>();
  std::array<Lanes<Channels>, 2> last_imaginary_ = zeros<2>();
  bool have_last_ = false;
  std::array<double, kProbes> mean_power_{};
  int streak_ = 0;
  std::size_t streak_probe_ = 0;
  std::size_t believed_probe_ = 0;
  double deviation_hz_ = 0.0;
  std::optional<Hertz> found_{};

  template <std::size_t N>
  static std::array<Lanes<Channels>, N> zeros() {
    std::array<Lanes<Channels>, N> z;
    for (auto& lanes : z) {
      lanes.setZero();
    }
    return z;
  }
};

}  // namespace knead::signal
