// The coordinate system and the words for places on a back.
//
// `along` runs along the spine in mm, 0 at the seat end of the carriage's travel and growing
// towards the head (caudal to cranial). `lateral` runs across in mm, 0 on the chair's centre line,
// negative to the person's left, positive to the person's right. `depth` is how far a roller arm
// reaches out of the backrest in mm: 0 fully retracted. All real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "control/types/units.hpp"

namespace knead {

enum class Side : std::uint8_t { left, right };
inline constexpr std::size_t kSides = 2;
inline constexpr std::array<Side, kSides> kBothSides{Side::left, Side::right};

/// CARE_RULES: cervical, thoracic, lumbar, sacral.
enum class Region : std::uint8_t { cervical, thoracic, lumbar, sacral };
inline constexpr std::size_t kRegions = 4;

/// Where each bipolar electrode pair sits (SENIAM sites), left and right alternating.
enum class EmgSite : std::uint8_t { upper_trapezius, t8, l1, l4 };
inline constexpr std::size_t kEmgSites = 4;

[[nodiscard]] constexpr std::size_t index(Side s) { return static_cast<std::size_t>(s); }
[[nodiscard]] constexpr std::size_t index(Region r) { return static_cast<std::size_t>(r); }
/// -1 for left, +1 for right: the sign of a lateral coordinate on that side.
[[nodiscard]] constexpr double lateral_sign(Side s) { return s == Side::left ? -1.0 : 1.0; }

[[nodiscard]] constexpr std::string_view name(Side s) { return s == Side::left ? "left" : "right"; }
[[nodiscard]] constexpr std::string_view name(Region r) {
  switch (r) {
    case Region::cervical:
      return "cervical";
    case Region::thoracic:
      return "thoracic";
    case Region::lumbar:
      return "lumbar";
    case Region::sacral:
      return "sacral";
  }
  return "?";
}

/// Borders between regions along the spine. Ascending: sacral < lumbar < thoracic < cervical.
struct RegionBorders {
  Millimetre sacral_lumbar{220.0};      ///< about L5/S1
  Millimetre lumbar_thoracic{390.0};    ///< about T12/L1
  Millimetre thoracic_cervical{680.0};  ///< about C7/T1

  [[nodiscard]] constexpr Region region_at(Millimetre along) const {
    if (along < sacral_lumbar) return Region::sacral;
    if (along < lumbar_thoracic) return Region::lumbar;
    if (along < thoracic_cervical) return Region::thoracic;
    return Region::cervical;
  }
};

/// The line over the spinous processes as lateral(along), piecewise linear over evenly spaced
/// knots.
struct SpineLine {
  static constexpr std::size_t kKnots = 10;
  Millimetre first_knot{0.0};    ///< `along` of knot 0
  Millimetre knot_pitch{100.0};  ///< distance between knots; > 0
  std::array<Millimetre, kKnots> lateral{};

  [[nodiscard]] constexpr Millimetre at(Millimetre along) const {
    const double t = (along - first_knot) / knot_pitch;
    if (!(t > 0.0)) return lateral.front();
    const auto last = static_cast<double>(kKnots - 1);
    if (t >= last) return lateral.back();
    const auto i = static_cast<std::size_t>(t);
    const double f = t - static_cast<double>(i);
    return lateral[i] * (1.0 - f) + lateral[i + 1] * f;
  }
};

/// CR-07: the strip that nothing may press. `half_width` is measured from the line to the nearest
/// edge of a roller's footprint or a jet.
struct SpineBand {
  SpineLine line{};
  Millimetre half_width{45.0};  ///< 45 mm about the centre line before the scan, 20 mm after it
};

}  // namespace knead
