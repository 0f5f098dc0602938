// A detector of distress over a back that answers force in proportion, for its tests.
#pragma once

#include <functional>
#include <random>

#include "control/sense/distress.hpp"

namespace knead::sense {

/// Independent values in a block, as drawn muscles have them.
inline constexpr double kFreedom = 3.0;

/// A detector over a back that answers force in proportion; tests add excess to channels and move
/// the force. Rest is 5 uV in every channel; powers come every 5 ms, as mean squares of noise do.
class Bed {
 public:
  double force_n = 20.0;
  double setpoint_n = 20.0;
  double depth_mm = 35.0;
  double uv_per_n = 0.1;
  double carriage_mm = 310.0;
  std::array<double, kEmgChannels> excess_uv{};
  double beside_uv2 = 0.0;  ///< power of every lead that is no muscle's
  std::array<double, kEmgChannels> rest_uv;
  std::array<bool, kEmgChannels> usable;
  std::array<bool, kSides> touches{true, true};
  HandSwitch hand{};

  explicit Bed(unsigned seed = 17) : engine_(seed) {
    usable.fill(true);
    rest_uv.fill(5.0);
  }

  const DistressFinding& step() {
    answered_n_ += (force_n - answered_n_) * 0.016;  // the muscle's 60 ms
    if (time_ms_ % 5 == 0) {
      ++blocks_.number;
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        const double d = (chair_.emg[c].along.value() - carriage_mm) / 70.0;
        const double uv = rest_uv[c] + uv_per_n * answered_n_ / (1.0 + d * d) + excess_uv[c];
        for (std::size_t b = 0; b < signal::kMuscleBands; ++b) {
          blocks_.channel[c].power[b] = (uv * uv + beside_uv2) * chance_(engine_) * 1e-12;
          blocks_.channel[c].rest[b] = rest_uv[c] * rest_uv[c] * 1e-12;
        }
      }
    }
    in_.now = TimePoint(std::chrono::milliseconds(time_ms_++));
    for (std::size_t c = 0; c < kEmgChannels; ++c) emg_[c].usable = usable[c];
    for (std::size_t s = 0; s < kSides; ++s) {
      ContactState& contact = in_.contact[s];
      contact.in_contact = touches[s] && force_n > 1.0;
      contact.force = Newton(touches[s] ? force_n : 0.0);
      contact.depth = Millimetre(depth_mm);
    }
    in_.setpoint.fill(Newton(setpoint_n));
    in_.lateral = {Millimetre(-60.0), Millimetre(60.0)};
    in_.carriage = Millimetre(carriage_mm);
    in_.hand = hand;
    return detector.step(in_);
  }
  const DistressFinding& run(double seconds) {
    const int cycles = static_cast<int>(seconds * 1000.0);
    for (int i = 1; i < cycles; ++i) step();
    return step();
  }
  /// The highest level within `seconds`.
  DistressLevel worst(double seconds) {
    DistressLevel level = DistressLevel::none;
    for (int i = 0; i < static_cast<int>(seconds * 1000.0); ++i) {
      level = std::max(level, step().level);
    }
    return level;
  }
  /// Milliseconds until the level rises; -1 if it does not within `most`.
  int until_ease(int most) {
    for (int ms = 1; ms <= most; ++ms) {
      if (step().level != DistressLevel::none) return ms;
    }
    return -1;
  }
  /// Excess on the channels of one side near the roller (L1 and L4), less elsewhere on it.
  void guard(Side side, double uv) {
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      const bool near = chair_.emg[c].site == EmgSite::l1 || chair_.emg[c].site == EmgSite::l4;
      if (chair_.emg[c].side == side) excess_uv[c] = near ? uv : 0.3 * uv;
    }
  }

  DistressDetector detector{ChairDescription{}, ControlConfig{}};

 private:
  ChairDescription chair_{};
  std::array<EmgFeatures, kEmgChannels> emg_{};
  signal::EmgPowerBlocks blocks_{};
  DistressInput in_{.emg = emg_, .blocks = blocks_};
  int time_ms_ = 0;
  double answered_n_ = 20.0;
  std::mt19937 engine_;
  /// Chi-square over its degrees of freedom.
  std::gamma_distribution<double> chance_{kFreedom / 2.0, 2.0 / kFreedom};
};

}  // namespace knead::sense
