// Raw electrode volts to clean EMG, sample by sample: band-pass, mains and what the chair itself
// commands taken out. One code for the chair's eight channels and for a single recorded one.
// Causal, fixed memory, real-time safe.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

#include "control/signal/biquad_cascade.hpp"
#include "control/signal/mains_finder.hpp"

namespace knead::signal {

/// Surface EMG lies between 20 Hz (below: motion and most of the ECG) and 450 Hz (SENIAM).
inline constexpr Hertz kBandLow{20.0};
inline constexpr Hertz kBandHigh{450.0};
/// Slower recordings keep their band below this share of the rate; the bilinear low-pass is zero at
/// half the rate, so that an alternating converter is silenced too.
inline constexpr double kBandHighOfRate = 0.45;

/// A QRS complex has its power below 40 Hz: of a recorded one of 500 uV, 5 ms blocks above 60 Hz
/// show up to 23 uV, above 100 Hz up to 5 uV, while two muscle levels can be told apart equally
/// well in both bands (what the narrower band loses in power it gains in independent values). How
/// active a muscle is, is therefore judged above this. Measured: docs/signal-chain.md.
inline constexpr Hertz kAboveHeart{100.0};
inline constexpr std::size_t kHeartOrder = 4;

/// Of the mains so many multiples are taken out, as far as they lie in the band.
inline constexpr std::size_t kMainsHarmonics = 5;

/// Takes conditioned samples and leaves what lies above the heart.
template <int Channels>
[[nodiscard]] BiquadCascade<Channels, kHeartOrder / 2> heart_filter(Hertz rate) noexcept {
  BiquadCascade<Channels, kHeartOrder / 2> filter;
  for (const Biquad& section : butterworth_highpass<kHeartOrder>(kAboveHeart, rate)) {
    filter.add(section);
  }
  return filter;
}

[[nodiscard]] inline Hertz band_high(Hertz rate) noexcept {
  return std::min(kBandHigh, rate * kBandHighOfRate);
}

template <int Channels>
class EmgConditioner {
 public:
  explicit EmgConditioner(Hertz rate) noexcept
      : rate_(rate), mains_finder_(rate), hum_forget_(1.0 / (kHumMemory_s * rate.value())) {
    for (const Biquad& s : butterworth_highpass<kBandOrder>(kBandLow, rate)) {
      band_.add(s);
    }
    for (const Biquad& s : butterworth_lowpass<kBandOrder>(band_high(rate), rate)) {
      band_.add(s);
    }
  }

  /// Takes one sample of every channel and returns it clean.
  [[nodiscard]] Lanes<Channels> push(const Lanes<Channels>& volts) noexcept {
    if (!started_) {
      band_.settle_at(volts);
      started_ = true;
    }
    const Lanes<Channels> in_band = band_.step(volts);
    mains_finder_.push(in_band);
    if (mains_finder_.frequency() != mains_) {
      retune_mains();
    }
    const Lanes<Channels> without_mains = mains_notches_.step(in_band);
    hum_power_ += hum_forget_ * ((in_band - without_mains).square() - hum_power_);
    return commanded_notches_.step(without_mains);
  }

  /// Notches what the chair does to the muscle from now on: `rate` and its harmonics inside the
  /// band. 0 opens the notches. Costs a few sines when the rate changes, nothing otherwise.
  void follow_commanded(Hertz rate) noexcept {
    if (rate == commanded_) {
      return;
    }
    commanded_ = rate;
    Cascade<kCommandedHarmonics> fresh;
    const double first = std::max(1.0, std::ceil(kLowestNotch / rate));
    for (std::size_t k = 0; rate.value() >= kSlowestFollowed_hz && k < kCommandedHarmonics; ++k) {
      const Hertz harmonic = rate * (first + static_cast<double>(k));
      if (harmonic < band_high(rate_)) {
        fresh.add(notch(harmonic, kCommandedBandwidth, rate_));
      }
    }
    commanded_notches_ = fresh;
  }

  /// The signal was listened to for long enough to say that there is mains, or none to speak of:
  /// before, hum would pass for muscle at rest.
  [[nodiscard]] bool mains_decided() const noexcept { return mains_finder_.decided(); }
  /// RMS of what the mains notches take out, over about kHumMemory_s.
  [[nodiscard]] Lanes<Channels> hum() const noexcept { return hum_power_.sqrt(); }
  [[nodiscard]] std::optional<Hertz> mains() const noexcept { return mains_; }

  /// Delay of a muscle's envelope through the band-pass, taken at kTypicalEmg.
  [[nodiscard]] double group_delay_s() const noexcept {
    return signal::group_delay_s(band_.sections(), kTypicalEmg, rate_);
  }

 private:
  template <std::size_t N>
  using Cascade = BiquadCascade<Channels, N>;

  static constexpr std::size_t kBandOrder = 4;
  static constexpr std::size_t kBandSections = kBandOrder;  ///< half of them high-pass
  /// Median frequency of the recordings that this chain was tried on: 60 to 100 Hz.
  static constexpr Hertz kTypicalEmg{80.0};
  /// Each mains notch costs the EMG 2 Hz of about 430; settles in 0.16 s.
  static constexpr Hertz kMainsBandwidth{2.0};
  static constexpr double kHumMemory_s = 0.1;
  static constexpr std::size_t kCommandedHarmonics = 4;
  static constexpr Hertz kCommandedBandwidth{3.0};
  /// Below, the band-pass has taken the line out already.
  static constexpr Hertz kLowestNotch{15.0};
  /// Slower rates have their strong harmonics below the band.
  static constexpr double kSlowestFollowed_hz = 5.0;

  void retune_mains() noexcept {
    const bool had_notches = mains_.has_value();
    mains_ = mains_finder_.frequency();
    if (!mains_) {
      return;
    }
    for (std::size_t k = 0; k < kMainsHarmonics; ++k) {
      const Hertz harmonic = *mains_ * (static_cast<double>(k) + 1.0);
      // A line beyond the band is gone already: its section passes everything.
      const Biquad section =
          harmonic < band_high(rate_) ? notch(harmonic, kMainsBandwidth, rate_) : Biquad{};
      if (had_notches) {
        mains_notches_.retune(k, section);
      } else {
        mains_notches_.add(section);
      }
    }
  }

  Hertz rate_;
  Cascade<kBandSections> band_{};
  MainsFinder<Channels> mains_finder_;
  Cascade<kMainsHarmonics> mains_notches_{};
  Cascade<kCommandedHarmonics> commanded_notches_{};
  std::optional<Hertz> mains_{};
  Hertz commanded_{};
  double hum_forget_;
  Lanes<Channels> hum_power_ = Lanes<Channels>::Zero();
  bool started_ = false;
};

}  // namespace knead::signal
