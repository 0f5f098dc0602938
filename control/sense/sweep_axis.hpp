// Where the middle of a back is, felt by the two rollers as they move outwards together, one to
// each side, at a light touch. A back is round: it falls away to both sides of the spine alike, so
// that at equal distances from the chair's middle the roller on the nearer side stands less deep.
// With depth = a + c (lateral - s)^2 on each side, and a offset of its own on each (muscles are not
// equally firm), the difference of the depths grows by -2 c s for each mm between the arms, and
// whatever moves the whole back (breathing, the trunk giving way) falls out of it. The sum of the
// depths gives c, with breathing taken out by the mat's own load. Real-time safe.
#pragma once

#include <Eigen/Core>
#include <array>
#include <optional>

#include "control/types/anatomy.hpp"
#include "control/types/units.hpp"

namespace knead::sense {

/// What both rollers feel in one cycle of a sweep.
struct SweepSample {
  std::array<Millimetre, kSides> lateral{};
  std::array<Millimetre, kSides> depth{};
  std::array<Newton, kSides> force{};  ///< as late as the depth
  double mat_load = 0.0;  ///< of all cells, in any unit: rises and falls with breathing
};

class SweepAxis {
 public:
  struct Axis {
    Millimetre along{};
    Millimetre lateral{};
    Millimetre uncertainty{};  ///< one standard deviation
  };

  /// Forgets what was felt; the next samples are of this height.
  void begin(Millimetre along) noexcept;
  void add(const SweepSample& sample) noexcept;
  /// None if the arms have not moved far enough in touch, or the back is too flat to tell.
  [[nodiscard]] std::optional<Axis> axis() const noexcept;

 private:
  static constexpr int kDifference = 4;  ///< offset, distance of the arms, forces right and left
  static constexpr int kSum = 4;         ///< offset, roundness, force of both, breathing

  template <int N>
  struct Fit {
    Eigen::Matrix<double, N, N> squares = Eigen::Matrix<double, N, N>::Zero();
    Eigen::Matrix<double, N, 1> products = Eigen::Matrix<double, N, 1>::Zero();
    double energy = 0.0;

    void add(const Eigen::Matrix<double, N, 1>& x, double y) noexcept {
      squares += x * x.transpose();
      products += y * x;
      energy += y * y;
    }
  };

  Millimetre along_{};
  Fit<kDifference> difference_{};
  Fit<kSum> sum_{};
  double samples_ = 0.0;
  double load_zero_ = 0.0;      ///< the mat's load with the first sample
  double depth_zero_mm_ = 0.0;  ///< of the first sample: sums of squares stay small numbers
  double span_low_mm_ = 0.0;    ///< of the distance between the arms
  double span_high_mm_ = 0.0;
};

}  // namespace knead::sense
