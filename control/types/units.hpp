// One strong type per physical quantity. Inside the program a force is a Newton and never a double;
// at the edges (files, protocol, JSON) a number carries its unit in its name (`_n`, `_kpa`, `_mm`).
// Conversion happens once, at the edge, by `.value()` and the explicit constructor.
// constexpr, trivially copyable, no cost over a double. Real-time safe.
#pragma once

#include <cmath>
#include <compare>

namespace knead {

template <class Tag>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double value) : value_(value) {}

  [[nodiscard]] constexpr double value() const { return value_; }

  friend constexpr auto operator<=>(Quantity, Quantity) = default;

  constexpr Quantity operator-() const { return Quantity(-value_); }
  constexpr Quantity& operator+=(Quantity other) { return value_ += other.value_, *this; }
  constexpr Quantity& operator-=(Quantity other) { return value_ -= other.value_, *this; }
  constexpr Quantity& operator*=(double factor) { return value_ *= factor, *this; }

  friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }
  friend constexpr Quantity operator*(Quantity a, double factor) { return a *= factor; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return a *= factor; }
  friend constexpr Quantity operator/(Quantity a, double divisor) {
    return Quantity(a.value_ / divisor);
  }
  /// The ratio of two like quantities is a plain number.
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }

 private:
  double value_ = 0.0;
};

template <class Tag>
[[nodiscard]] constexpr Quantity<Tag> abs(Quantity<Tag> q) {
  return q.value() < 0.0 ? -q : q;
}

template <class Tag>
[[nodiscard]] inline bool is_finite(Quantity<Tag> q) {
  return std::isfinite(q.value());
}

using Newton = Quantity<struct NewtonTag>;
using NewtonPerMillimetre = Quantity<struct NewtonPerMillimetreTag>;
using NewtonPerSecond = Quantity<struct NewtonPerSecondTag>;
/// Contact pressure under a roller, N/cm2 (the unit of pressure-pain thresholds in the literature).
using NewtonPerSquareCentimetre = Quantity<struct NewtonPerSquareCentimetreTag>;
using SquareCentimetre = Quantity<struct SquareCentimetreTag>;
using NewtonSecond = Quantity<struct NewtonSecondTag>;
using Kilopascal = Quantity<struct KilopascalTag>;
using KilopascalSecond = Quantity<struct KilopascalSecondTag>;
using Millimetre = Quantity<struct MillimetreTag>;
using MillimetrePerSecond = Quantity<struct MillimetrePerSecondTag>;
using Volt = Quantity<struct VoltTag>;
using Ampere = Quantity<struct AmpereTag>;
using Celsius = Quantity<struct CelsiusTag>;
using Hertz = Quantity<struct HertzTag>;
using LitrePerMinute = Quantity<struct LitrePerMinuteTag>;
/// A share of full scale, 0 to 1.
using Fraction = Quantity<struct FractionTag>;

/// The force that a pressure makes over an area.
[[nodiscard]] constexpr Newton operator*(NewtonPerSquareCentimetre p, SquareCentimetre a) {
  return Newton(p.value() * a.value());
}

}  // namespace knead
