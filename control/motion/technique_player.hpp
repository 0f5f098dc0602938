// Plays one phase of a programme: where the carriage and arms go and what force is asked, as time
// goes on. Each technique is one small file; this is the table that picks it. Thread: the cycle.
// Real-time.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/anatomy.hpp"
#include "control/types/envelope.hpp"
#include "control/types/programme.hpp"
#include "control/types/snapshot.hpp"

namespace knead::motion {

struct TechniqueInput {
  TimePoint now{};
  double dt_s = 0.001;
  double progress = 0.0;  ///< 0 to 1 through the phase
  Millimetre carriage_measured{};
  std::array<Millimetre, kSides> lateral_measured{};
  std::array<bool, kSides> in_contact{};
  std::array<double, kSides> approach_factor{1.0, 1.0};  ///< < 1 at painful or stiff places: slower
};

struct TechniqueSetpoint {
  std::array<Newton, kSides> force{};  ///< asked; 0 = off the back
  std::array<NewtonPerSecond, kSides> force_rate{};
  Millimetre carriage{};
  std::array<Millimetre, kSides> lateral{};
  std::array<MillimetrePerSecond, kSides> drive_speed{};
  Hertz periodic{};      ///< commanded kneading or vibration rate, for the EMG notches; 0 = none
  bool holding = false;  ///< carriage parked and force constant: a hold, as figures count it
};

class TechniquePlayer {
 public:
  explicit TechniquePlayer(const ChairDescription& chair);

  /// Starts a phase where the carriage and arms stand now. `low`..`high` is the part of the spine
  /// that the scan found reachable.
  void begin(const Phase& phase, const ScanFinding& scan, Millimetre spine_half_width,
             Millimetre carriage_now, TimePoint now) noexcept;
  [[nodiscard]] TechniqueSetpoint step(const TechniqueInput& input) noexcept;
};

}  // namespace knead::motion
