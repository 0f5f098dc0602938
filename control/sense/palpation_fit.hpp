// How stiff the back is under one parked roller that swings gently in and out: least squares of the
// force on indentation, speed and a slow trend over a fixed number of swings,
//   F = k x + c v + trend(t)
// The trend (a polynomial over the window) takes what breathing and the fading of a held force do;
// the speed takes the damping of the tissue, which lags a quarter of a swing and would otherwise
// look like stiffness. Depth and force are of the same age (both sensors are 2 ms late) and both go
// through the same averaging, so nothing is shifted between them.
//
// The standard error counts residuals as they come, not as if each were news: half swings are the
// units (a cluster-robust error), so that breathing left over in many samples counts once.
// Thread: the cycle. Real-time: fixed memory, a rank-one update each 10 ms; at the end a small
// solve, and residuals worked off a few rows a cycle, as no cycle may be long.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>

#include "control/types/units.hpp"

namespace knead::sense {

struct PalpationEstimate {
  NewtonPerMillimetre value{};           ///< dF/dx about the mean force
  NewtonPerMillimetre standard_error{};  ///< of `value`; model errors included
  Newton preload{};                      ///< mean force over the window
  Millimetre half_stroke{};              ///< of the swing that was felt, trend taken out
  Newton residual{};                     ///< RMS of what the fit leaves
};

class PalpationFit {
 public:
  /// DESIGN: about 1.25 Hz for about 3 s.
  static constexpr Hertz kRate{1.25};
  static constexpr std::size_t kSwings = 4;
  static constexpr double kWindow_s = static_cast<double>(kSwings) / kRate.value();

  void begin() noexcept;
  /// One cycle's force (calibrated, not filtered) and depth of the arm.
  void add(Newton force, Millimetre depth, double dt_s) noexcept;
  [[nodiscard]] bool complete() const noexcept { return rows_ == kRows; }
  /// Works off a part of a complete window; true once `estimate` may be asked, 21 calls later.
  [[nodiscard]] bool work_off() noexcept;
  /// Of a window that is worked off.
  [[nodiscard]] PalpationEstimate estimate() const noexcept;

 private:
  static constexpr double kBlock_s = 0.010;
  static constexpr std::size_t kRows = 320;  ///< kWindow_s / kBlock_s
  static constexpr std::size_t kClusters = 2 * kSwings;
  /// Over 3.2 s an order of 6 follows what is slower than about 0.9 Hz, and so a breath of 0.35 Hz
  /// with its harmonic, and leaves the swing alone.
  static constexpr int kTrend = 7;
  static constexpr int kUnknowns = 2 + kTrend;
  using Row = Eigen::Matrix<double, kUnknowns, 1>;
  using Square = Eigen::Matrix<double, kUnknowns, kUnknowns>;

  struct Block {
    double force_n = 0.0;
    double depth_mm = 0.0;
    double speed_mm_s = 0.0;
  };

  void take(double force_n, double depth_mm) noexcept;
  [[nodiscard]] Row row(std::size_t i) const noexcept;
  void solve() noexcept;

  std::array<Block, kRows> blocks_{};
  std::size_t rows_ = 0;
  Square normal_ = Square::Zero();
  Row moment_ = Row::Zero();
  // what the solve found, and the residuals so far
  bool solved_ = false;
  std::size_t judged_ = 0;
  Row fit_ = Row::Zero();
  Row lever_ = Row::Zero();  ///< how much each residual moves the stiffness
  std::array<double, kClusters> pull_{};
  double squares_ = 0.0;
  double force_n_ = 0.0;    ///< sum over the rows judged
  double origin_mm_ = 0.0;  ///< depths count from here: numbers stay small
  // the block being filled, and the two before it (a central difference waits for its neighbour)
  double in_block_s_ = 0.0;
  double force_sum_ = 0.0;
  double depth_sum_ = 0.0;
  std::array<Block, 2> waiting_{};
  std::size_t blocks_seen_ = 0;
};

}  // namespace knead::sense
