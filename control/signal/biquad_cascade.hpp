// Second-order sections one after another, over all channels at once: one Eigen array holds the
// same state of every channel, so that a step is a handful of vector instructions (PERFORMANCE:
// arrays of structures were three times slower). In double: float under strong hum or a large
// electrode offset loses to -32 dB. Transposed direct form II. Real-time safe.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>

#include "control/signal/biquad_design.hpp"

namespace knead::signal {

/// One value per channel.
template <int Channels>
using Lanes = Eigen::Array<double, Channels, 1>;

template <int Channels, std::size_t Capacity>
class BiquadCascade {
 public:
  /// Appends a section. Refuses (false) when full.
  bool add(const Biquad& section) noexcept {
    if (size_ == Capacity) {
      return false;
    }
    sections_[size_++] = section;
    return true;
  }

  /// Replaces the coefficients of a section and keeps its state: no jump for a small change.
  void retune(std::size_t index, const Biquad& section) noexcept { sections_[index] = section; }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const Biquad& section(std::size_t index) const noexcept { return sections_[index]; }
  [[nodiscard]] const std::array<Biquad, Capacity>& sections() const noexcept { return sections_; }

  /// Puts the state where a signal that had always been `constant` would have left it, so that an
  /// electrode offset makes no transient.
  void settle_at(const Lanes<Channels>& constant) noexcept {
    Lanes<Channels> x = constant;
    for (std::size_t i = 0; i < size_; ++i) {
      const Biquad& s = sections_[i];
      const double gain = (s.b0 + s.b1 + s.b2) / (1.0 + s.a1 + s.a2);
      const Lanes<Channels> y = gain * x;
      state_[i].second = s.b2 * x - s.a2 * y;
      state_[i].first = s.b1 * x - s.a1 * y + state_[i].second;
      x = y;
    }
  }

  [[nodiscard]] Lanes<Channels> step(Lanes<Channels> x) noexcept {
    for (std::size_t i = 0; i < size_; ++i) {
      const Biquad& s = sections_[i];
      State& state = state_[i];
      const Lanes<Channels> y = s.b0 * x + state.first;
      state.first = s.b1 * x - s.a1 * y + state.second;
      state.second = s.b2 * x - s.a2 * y;
      x = y;
    }
    return x;
  }

 private:
  struct State {
    Lanes<Channels> first = Lanes<Channels>::Zero();
    Lanes<Channels> second = Lanes<Channels>::Zero();
  };

  std::array<Biquad, Capacity> sections_{};
  std::array<State, Capacity> state_{};
  std::size_t size_ = 0;
};

}  // namespace knead::signal
