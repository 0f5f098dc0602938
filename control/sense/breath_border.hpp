// Where the chest begins, felt by rollers that rest on the back: a breath lifts the ribs' cage and
// with it the back behind it further than the small of the back. The mat's load says what the
// breath does meanwhile (its size in any unit), and the depth of rollers that hold a light force
// follows the back:
//   depth = place + gain(place) breath + give force + creep time
// by least squares over all places at once. The gain goes from the loin's to the chest's over a
// stretch of known width about the border T12/L1, and where the border lies best, given the gains
// and where the mat expects it, is the estimate: it stays with the mat where breath tells nothing
// (shallow, or alike everywhere). Thread: the cycle. Real-time.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <optional>

#include "control/sense/sweep_axis.hpp"
#include "control/types/units.hpp"

namespace knead::sense {

class BreathBorder {
 public:
  static constexpr std::size_t kPlaces = 3;

  struct Border {
    Millimetre along{};
    Millimetre uncertainty{};  ///< one standard deviation
  };

  /// One cycle in which both rollers rested in touch at the place of this number.
  void take(std::size_t place, Millimetre along, const SweepSample& sample) noexcept;
  /// None where a place was not felt for long enough, or the person moved. Some 10 microseconds.
  [[nodiscard]] std::optional<Border> border(Millimetre expected) const noexcept;

 private:
  static constexpr int kGains = static_cast<int>(kPlaces);
  static constexpr int kUnknowns = 2 * kGains + 2;  ///< places, gains, give, creep
  using Row = Eigen::Matrix<double, kUnknowns, 1>;
  using Square = Eigen::Matrix<double, kUnknowns, kUnknowns>;
  using Gains = Eigen::Matrix<double, kGains, 1>;
  using GainsSquare = Eigen::Matrix<double, kGains, kGains>;

  /// What the rollers felt on the mean of some cycles, or their sum so far.
  struct Block {
    double depth_mm = 0.0;  ///< of both
    double force_n = 0.0;   ///< of both
    double load = 0.0;
  };

  struct Breathing {
    Gains gain_mm;  ///< the back's way per doubling of the mat's load
    GainsSquare covariance;
    double left_mm = 0.0;  ///< RMS of the depths that it does not explain
  };

  void add(std::size_t place, const Block& mean) noexcept;
  [[nodiscard]] Breathing breathing() const noexcept;
  /// How well these gains go with a border there: the logarithm of the likelihood.
  [[nodiscard]] double likelihood(const Gains& gain_mm, const GainsSquare& information,
                                  Millimetre border) const noexcept;

  std::array<Millimetre, kPlaces> along_{};
  std::array<std::size_t, kPlaces> blocks_{};
  std::size_t filling_ = 0;  ///< the place that the block being filled is of
  std::size_t in_block_ = 0;
  Block sum_{};
  std::optional<Block> first_{};  ///< all count from it: sums of squares stay small numbers
  Square squares_ = Square::Zero();
  Row products_ = Row::Zero();
  double energy_ = 0.0;
};

}  // namespace knead::sense
