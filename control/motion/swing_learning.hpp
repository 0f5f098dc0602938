// Learns what a swinging force (kneading, vibration, palpation) still misses after feed-forward and
// feedback: one complex coefficient for each harmonic of the swing, in newton per newton of swing,
// turned until the error that comes back with every period is gone. What it adds shapes the way to
// the asked force and nothing else: it is bounded by a share of the swing, and the loop holds the
// sum below the ceiling. Analysis and proof of stability: docs/control.md, "Learning a swing".
// Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <complex>
#include <cstddef>

#include "control/motion/swing_phase.hpp"
#include "control/types/units.hpp"

namespace knead::motion {

struct SwingInput {
  const SwingPhase& phase;
  Newton error{};  ///< aimed at less measured, both equally late
  /// Nothing but the loop itself has shaped the force: no limit, no reflex, no guarding.
  bool undisturbed = false;
  bool cut = false;  ///< the loop may not move as fast as it wants: not now
  double dt_s = 0.001;
};

/// To be added to the force that the loop aims at.
struct SwingCorrection {
  Newton force{};
  NewtonPerSecond rate{};
};

class SwingLearning {
 public:
  /// Harmonics of the swing: what a stiffening, damped contact makes of a sine has faded by the
  /// fourth (measured on the simulated backs: 15 N of swing leave less than 0.2 N in the fifth).
  static constexpr std::size_t kHarmonics = 4;

  void forget() noexcept { *this = SwingLearning{}; }
  [[nodiscard]] SwingCorrection step(const SwingInput& input) noexcept;

 private:
  using Complex = std::complex<double>;

  void learn(const SwingInput& input) noexcept;
  [[nodiscard]] SwingCorrection correction(const SwingPhase& phase) const noexcept;

  std::array<Complex, kHarmonics> learned_{};  ///< N per N of swing
  double undisturbed_s_ = 0.0;
};

}  // namespace knead::motion
