// Second-order sections for any sample rate: Butterworth by the bilinear transform with pre-warped
// corners, and a notch of given bandwidth. Designing costs a few sines: cheap enough to retune in
// the cycle now and then. Real-time safe: no allocation, noexcept.
#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <numbers>
#include <span>

#include "control/types/units.hpp"

namespace knead::signal {

/// y = b0 x + b1 x[-1] + b2 x[-2] - a1 y[-1] - a2 y[-2]. The default passes the signal through.
struct Biquad {
  double b0 = 1.0;
  double b1 = 0.0;
  double b2 = 0.0;
  double a1 = 0.0;
  double a2 = 0.0;
};

/// One pole pair of a low-pass or high-pass; `pole_q` is 1/sqrt(2) for a Butterworth of order 2.
/// `corner` must lie inside (0, rate/2).
[[nodiscard]] Biquad lowpass_section(Hertz corner, double pole_q, Hertz rate) noexcept;
[[nodiscard]] Biquad highpass_section(Hertz corner, double pole_q, Hertz rate) noexcept;

/// Nothing at `centre`, -3 dB at `bandwidth` / 2 to either side, 1 far away (R. Bristow-Johnson's
/// audio EQ cookbook). Settles with a time constant of 1 / (pi bandwidth).
[[nodiscard]] Biquad notch(Hertz centre, Hertz bandwidth, Hertz rate) noexcept;

/// Quality of pole pair `k` (from 0) of a Butterworth filter of even `order`.
[[nodiscard]] double butterworth_q(std::size_t k, std::size_t order) noexcept;

template <std::size_t Order>
[[nodiscard]] std::array<Biquad, Order / 2> butterworth_lowpass(Hertz corner, Hertz rate) noexcept {
  static_assert(Order % 2 == 0 && Order > 0);
  std::array<Biquad, Order / 2> sections;
  for (std::size_t k = 0; k < sections.size(); ++k) {
    sections[k] = lowpass_section(corner, butterworth_q(k, Order), rate);
  }
  return sections;
}

template <std::size_t Order>
[[nodiscard]] std::array<Biquad, Order / 2> butterworth_highpass(Hertz corner,
                                                                 Hertz rate) noexcept {
  static_assert(Order % 2 == 0 && Order > 0);
  std::array<Biquad, Order / 2> sections;
  for (std::size_t k = 0; k < sections.size(); ++k) {
    sections[k] = highpass_section(corner, butterworth_q(k, Order), rate);
  }
  return sections;
}

/// Frequency response of one section at `frequency`.
[[nodiscard]] std::complex<double> response(const Biquad& section, Hertz frequency,
                                            Hertz rate) noexcept;

/// Delay of the envelope of a narrow-band signal around `frequency` through all sections, seconds.
[[nodiscard]] double group_delay_s(std::span<const Biquad> sections, Hertz frequency,
                                   Hertz rate) noexcept;

}  // namespace knead::signal
