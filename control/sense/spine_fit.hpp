// A smooth line through the axes of the rows: a cubic by weighted least squares, because a spine
// that leans or curves to the side has one or two bends and no corners. Real-time safe.
#pragma once

#include <Eigen/Core>

#include "control/types/anatomy.hpp"

namespace knead::sense {

class SpineFit {
 public:
  /// The line is fitted between `low` and `high` and keeps its end values beyond.
  SpineFit(Millimetre low, Millimetre high) noexcept;

  void add(Millimetre along, Millimetre lateral, double weight) noexcept;
  /// False if there are too few places.
  bool solve() noexcept;

  [[nodiscard]] Millimetre at(Millimetre along) const noexcept;
  [[nodiscard]] SpineLine line() const noexcept;

 private:
  using Vector = Eigen::Matrix<double, 4, 1>;
  using Matrix = Eigen::Matrix<double, 4, 4>;

  [[nodiscard]] double share(Millimetre along) const noexcept;

  Millimetre low_;
  Millimetre high_;
  Matrix squares_ = Matrix::Zero();
  Vector products_ = Vector::Zero();
  Vector coefficients_ = Vector::Zero();
  int places_ = 0;
};

}  // namespace knead::sense
