// What the body scan found, or why it cannot tell. Sides and heights in chair coordinates.
// Trivially copyable.
#pragma once

#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"
#include "control/types/reason.hpp"
#include "control/types/units.hpp"

namespace knead {

/// Why the scan is not believed. Each has a Reason that tells the person what to do.
enum class ScanDoubt : std::uint8_t {
  none,
  empty,         ///< nobody leans on the mat
  not_a_person,  ///< a load that cannot be a back: one heap, garbage sums
  not_leaning,   ///< pelvis or shoulders are missing: the person does not sit back
  off_centre,    ///< too far to one side for rollers to stay on the muscles
  unclear,       ///< no two halves that look alike, or mat and rollers disagree
  moving,        ///< the person moved while it was looked at
};
inline constexpr std::size_t kScanDoubts = 7;

[[nodiscard]] constexpr std::string_view name(ScanDoubt d) {
  switch (d) {
    case ScanDoubt::none:
      return "none";
    case ScanDoubt::empty:
      return "empty";
    case ScanDoubt::not_a_person:
      return "not_a_person";
    case ScanDoubt::not_leaning:
      return "not_leaning";
    case ScanDoubt::off_centre:
      return "off_centre";
    case ScanDoubt::unclear:
      return "unclear";
    case ScanDoubt::moving:
      return "moving";
  }
  return "?";
}

/// The reason that says this doubt to the person.
[[nodiscard]] constexpr Reason reason_for(ScanDoubt d) {
  switch (d) {
    case ScanDoubt::none:
      return Reason::none;
    case ScanDoubt::empty:
      return Reason::scan_empty;
    case ScanDoubt::not_a_person:
      return Reason::mat_invalid;
    case ScanDoubt::not_leaning:
      return Reason::scan_not_leaning;
    case ScanDoubt::off_centre:
      return Reason::scan_off_centre;
    case ScanDoubt::unclear:
      return Reason::scan_unsure;
    case ScanDoubt::moving:
      return Reason::scan_moving;
  }
  return Reason::none;
}

struct ScanFinding {
  bool found = false;
  double confidence = 0.0;             ///< 0 to 1
  ScanDoubt doubt = ScanDoubt::empty;  ///< why not found
  bool swept = false;                  ///< the rollers have felt for the spine too, beside the mat
  SpineLine spine{};
  Millimetre shoulders_along{};
  Millimetre pelvis_along{};
  RegionBorders borders{};
  Millimetre centring{};  ///< mean of the spine line between pelvis and shoulders; + = to the right
};

}  // namespace knead
