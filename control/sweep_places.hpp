// Where the scan's rollers may feel for the spine in this session: at the usual heights, or as near
// to them as the places allow that hurt and are left out (CR-14), and the envelope. Thread: the
// cycle. Real-time.
#pragma once

#include <optional>

#include "control/motion/spine_sweep.hpp"
#include "control/session/sore_points.hpp"
#include "control/types/envelope.hpp"
#include "control/types/scan_finding.hpp"

namespace knead {

/// Nothing if a height would have to go so far that what is felt there no longer makes a line: then
/// the mat alone must tell.
[[nodiscard]] std::optional<motion::SweepPlaces> sweep_places(const ScanFinding& finding,
                                                              const session::SorePoints& sore,
                                                              const Envelope& envelope) noexcept;

}  // namespace knead
