// The chair's own body scan over one recorded frame of any mat: the person may sit or lie, either
// end of the grid may be the head's. Without rollers: what the mat tells alone. Set-up only;
// allocates.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/scan_finding.hpp"
#include "control/types/units.hpp"
#include "daemon/recording/mat_recording.hpp"

namespace knead::evaluate {

struct MatPitch {
  Millimetre along{};
  Millimetre across{};
};

/// In the frame's own places: `along` in mm from the outer edge of row 0, `lateral` in mm from the
/// middle of the grid, positive towards its last column.
struct OfflineScan {
  bool found = false;
  double confidence = 0.0;
  ScanDoubt doubt = ScanDoubt::empty;
  bool head_at_row_0 = false;
  Millimetre pelvis{};
  Millimetre l5_s1{};
  Millimetre l4_l5{};
  Millimetre t12_l1{};
  Millimetre shoulders{};
  Millimetre c7{};
  Millimetre centring{};  ///< mean of the spine line between pelvis and shoulders

  /// The spine from pelvis to C7.
  struct Point {
    Millimetre along{};
    Millimetre lateral{};
  };
  static constexpr std::size_t kPoints = 12;
  std::array<Point, kPoints> spine{};
};

/// Heights are scaled by the distance between pelvis and shoulders: a recording does not say where
/// the seat was.
[[nodiscard]] OfflineScan scan_frame(const recording::MatRecording& mat, const MatPitch& pitch);

}  // namespace knead::evaluate
