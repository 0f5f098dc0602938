// How well does parked palpation tell the stiffness of a back? One simulated person in the real
// chair under the real controller and gate, until the round of palpation is over. Pure: the same
// seed and conditions give the same answer. Prints nothing; takes about a second.
#pragma once

#include <cstdint>
#include <vector>

#include "control/types/anatomy.hpp"
#include "control/types/units.hpp"

namespace knead::evaluate {

struct StiffnessConditions {
  /// Right over left dF/dp of every region, less one, toward a side drawn by seed; 0 leaves the
  /// person as drawn. Knots stay where they are, so single heights may differ by more or less.
  double asymmetry = 0.0;
};

/// One side at one height.
struct StiffnessReading {
  Side side{};
  std::size_t station = 0;
  Millimetre along{};  ///< 0 when not known: it was not felt
  bool known = false;
  Newton preload{};
  NewtonPerMillimetre estimate{};
  NewtonPerMillimetre standard_error{};
  /// SimChair::quasi_static_stiffness where the roller stood, at `preload`.
  NewtonPerMillimetre truth{};

  /// Of an estimate from the truth, in percent; only of what is known.
  [[nodiscard]] double error_pct() const { return 100.0 * (estimate / truth - 1.0); }
};

/// Left and right at one height, both known.
struct SidesCompared {
  std::size_t station = 0;
  double true_ratio = 1.0;  ///< right over left, at the mean of both preloads
  bool found = false;       ///< sense::asymmetry says that they differ
};

struct StiffnessBody {
  std::vector<StiffnessReading> readings{};  ///< two for each planned station
  std::vector<SidesCompared> pairs{};
  double round_s = 0.0;    ///< how long the round took
  bool finished = false;   ///< the session went through the round to its end
  double most_over_n = 0;  ///< largest force over the gate's ceiling that no person caused
};

/// The person is `draw_body(seed)` of a population that goes by the seed in turn (those that may be
/// palpated: healthy, chronic low-back pain, protrusion). The programme is the classic's length
/// with a warm-up of a quarter of a minute instead of three: nobody waits for warmth in virtual
/// time.
[[nodiscard]] StiffnessBody measure_stiffness(std::uint64_t seed,
                                              const StiffnessConditions& conditions = {});

}  // namespace knead::evaluate
