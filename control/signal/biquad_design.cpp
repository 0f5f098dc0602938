#include "control/signal/biquad_design.hpp"

#include <cmath>

namespace knead::signal {

namespace {

double angle(Hertz frequency, Hertz rate) { return 2.0 * std::numbers::pi * (frequency / rate); }

}  // namespace

Biquad lowpass_section(Hertz corner, double pole_q, Hertz rate) noexcept {
  const double w = angle(corner, rate);
  const double alpha = std::sin(w) / (2.0 * pole_q);
  const double cosine = std::cos(w);
  const double a0 = 1.0 + alpha;
  const double b1 = (1.0 - cosine) / a0;
  return {b1 / 2.0, b1, b1 / 2.0, -2.0 * cosine / a0, (1.0 - alpha) / a0};
}

Biquad highpass_section(Hertz corner, double pole_q, Hertz rate) noexcept {
  const double w = angle(corner, rate);
  const double alpha = std::sin(w) / (2.0 * pole_q);
  const double cosine = std::cos(w);
  const double a0 = 1.0 + alpha;
  const double b0 = (1.0 + cosine) / (2.0 * a0);
  return {b0, -2.0 * b0, b0, -2.0 * cosine / a0, (1.0 - alpha) / a0};
}

Biquad notch(Hertz centre, Hertz bandwidth, Hertz rate) noexcept {
  const double w = angle(centre, rate);
  // The digital -3 dB points sit exactly at +- bandwidth / 2 with this alpha.
  const double alpha = std::tan(angle(bandwidth, rate) / 2.0);
  const double a0 = 1.0 + alpha;
  const double c = -2.0 * std::cos(w) / a0;
  return {1.0 / a0, c, 1.0 / a0, c, (1.0 - alpha) / a0};
}

double butterworth_q(std::size_t k, std::size_t order) noexcept {
  const double theta =
      std::numbers::pi * (2.0 * static_cast<double>(k) + 1.0) / (2.0 * static_cast<double>(order));
  return 1.0 / (2.0 * std::sin(theta));
}

std::complex<double> response(const Biquad& section, Hertz frequency, Hertz rate) noexcept {
  const std::complex<double> z1 = std::polar(1.0, -angle(frequency, rate));
  const std::complex<double> z2 = z1 * z1;
  return (section.b0 + section.b1 * z1 + section.b2 * z2) /
         (1.0 + section.a1 * z1 + section.a2 * z2);
}

double group_delay_s(std::span<const Biquad> sections, Hertz frequency, Hertz rate) noexcept {
  const std::complex<double> z1 = std::polar(1.0, -angle(frequency, rate));
  const std::complex<double> z2 = z1 * z1;
  double samples = 0.0;
  for (const Biquad& s : sections) {
    // For P(z) = p0 + p1 z^-1 + p2 z^-2 the delay is Re((p1 z^-1 + 2 p2 z^-2) / P).
    const auto numerator = (s.b1 * z1 + 2.0 * s.b2 * z2) / (s.b0 + s.b1 * z1 + s.b2 * z2);
    const auto denominator = (s.a1 * z1 + 2.0 * s.a2 * z2) / (1.0 + s.a1 * z1 + s.a2 * z2);
    samples += numerator.real() - denominator.real();
  }
  return samples / rate.value();
}

}  // namespace knead::signal
