#include "control/sense/spine_fit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>

namespace knead::sense {

namespace {

constexpr int kFewestPlaces = 5;
/// How reluctantly a lean, one bend and two bends are believed: weight of the prior that there are
/// none, in places of weight 1. A place is off by some 5 mm; over a back, spines without a
/// diagnosis bend by some 3.5 mm once and 2 mm twice, and lean by whatever the person sits like.
/// Assumed.
constexpr double kLeanPrior = 0.1;
constexpr double kBendPrior = 2.0;
constexpr double kTwoBendsPrior = 6.0;

}  // namespace

SpineFit::SpineFit(Millimetre low, Millimetre high) noexcept : low_(low), high_(high) {}

double SpineFit::share(Millimetre along) const noexcept {
  return 2.0 * ((along - low_) / (high_ - low_)) - 1.0;
}

void SpineFit::add(Millimetre along, Millimetre lateral, double weight) noexcept {
  const double t = share(along);
  // Legendre polynomials: nearly independent over the rows, so the prior below means what it says.
  const Vector basis(1.0, t, 1.5 * t * t - 0.5, (2.5 * t * t - 1.5) * t);
  squares_ += weight * basis * basis.transpose();
  products_ += weight * lateral.value() * basis;
  places_ += weight > 0.0 ? 1 : 0;
}

bool SpineFit::solve() noexcept {
  if (places_ < kFewestPlaces) {
    return false;
  }
  Matrix a = squares_;
  a(1, 1) += kLeanPrior;
  a(2, 2) += kBendPrior;
  a(3, 3) += kTwoBendsPrior;
  coefficients_ = a.ldlt().solve(products_);
  return coefficients_.allFinite();
}

Millimetre SpineFit::at(Millimetre along) const noexcept {
  // Beyond the rows that were measured the line keeps its last value: a polynomial would run away.
  const double t = std::clamp(share(along), -1.0, 1.0);
  const Vector basis(1.0, t, 1.5 * t * t - 0.5, (2.5 * t * t - 1.5) * t);
  return Millimetre(coefficients_.dot(basis));
}

SpineLine SpineFit::line() const noexcept {
  SpineLine line;
  for (std::size_t k = 0; k < SpineLine::kKnots; ++k) {
    line.lateral[k] = at(line.first_knot + line.knot_pitch * static_cast<double>(k));
  }
  return line;
}

}  // namespace knead::sense
