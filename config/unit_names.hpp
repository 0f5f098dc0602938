// The unit of each quantity as text, and the suffix that its key must end with. The unit of a key
// follows from the type of what it fills, so it cannot be declared wrongly.
#pragma once

#include <string_view>

#include "control/types/units.hpp"

namespace knead::config {

struct UnitName {
  std::string_view unit;    ///< as printed: "mm/s"; empty for a plain number
  std::string_view suffix;  ///< how the key ends: "_mm_s"; empty for a plain number
};

template <class Quantity>
inline constexpr UnitName kUnitName = Quantity::no_unit_is_declared_for_this_quantity;

template <>
inline constexpr UnitName kUnitName<Newton>{"N", "_n"};
template <>
inline constexpr UnitName kUnitName<NewtonPerMillimetre>{"N/mm", "_n_mm"};
template <>
inline constexpr UnitName kUnitName<NewtonPerSecond>{"N/s", "_n_s"};
template <>
inline constexpr UnitName kUnitName<NewtonPerSquareCentimetre>{"N/cm2", "_n_cm2"};
template <>
inline constexpr UnitName kUnitName<SquareCentimetre>{"cm2", "_cm2"};
template <>
inline constexpr UnitName kUnitName<Kilopascal>{"kPa", "_kpa"};
template <>
inline constexpr UnitName kUnitName<Millimetre>{"mm", "_mm"};
template <>
inline constexpr UnitName kUnitName<MillimetrePerSecond>{"mm/s", "_mm_s"};
template <>
inline constexpr UnitName kUnitName<Volt>{"V", "_v"};
template <>
inline constexpr UnitName kUnitName<Celsius>{"degC", "_degc"};
template <>
inline constexpr UnitName kUnitName<Hertz>{"Hz", "_hz"};
template <>
inline constexpr UnitName kUnitName<Fraction>{"", ""};

inline constexpr UnitName kPlain{"", ""};
inline constexpr UnitName kMilliseconds{"ms", "_ms"};
inline constexpr UnitName kSeconds{"s", "_s"};
inline constexpr UnitName kMinutes{"min", "_minutes"};
inline constexpr UnitName kMicrovolts{"uV", "_uv"};
inline constexpr UnitName kRadiansPerSecond{"rad/s", "_rad_s"};
inline constexpr UnitName kKilopascalPerSecond{"kPa/s", "_kpa_s"};

}  // namespace knead::config
