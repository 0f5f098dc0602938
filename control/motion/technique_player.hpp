// Plays one phase of a programme: where the carriage and arms go and what force is asked, as time
// goes on. Each technique is one small file; this is the table that picks it. Thread: the cycle.
// Real-time.
#pragma once

#include <array>

#include "control/motion/glide.hpp"
#include "control/motion/muscle_path.hpp"
#include "control/motion/route.hpp"
#include "control/motion/techniques.hpp"
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
  double dwell_factor = 1.0;                             ///< > 1 at stiff places: longer
};

struct TechniqueSetpoint {
  std::array<Newton, kSides> force{};  ///< asked; 0 = off the back
  std::array<NewtonPerSecond, kSides> force_rate{};
  Newton swing{};  ///< half of the peak-to-peak of a swinging force
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
  /// Something else has moved carriage and rollers: the next phase starts from where things stand.
  void forget() noexcept;

 private:
  /// Starts the carriage and the arms from where they stand, if that is not where they were sent.
  void agree_with(const TechniqueInput& input) noexcept;
  [[nodiscard]] Play see(const TechniqueInput& input) const noexcept;
  void move_carriage(const Move& move, const TechniqueInput& input) noexcept;
  /// The base force on its soft way to what is asked, and the swing and half-stroke fading in and
  /// out.
  void ramp(const Move& move, const TechniqueInput& input) noexcept;
  void fade_sine(const Move& move, double dt_s) noexcept;
  void steer_arms(const Move& move, const TechniqueInput& input) noexcept;
  /// Where the carriage is sent: its way, and what a circle adds.
  [[nodiscard]] Millimetre sent_along() const noexcept;
  void watch_holding(const TechniqueInput& input, Newton force_before) noexcept;
  [[nodiscard]] TechniqueSetpoint setpoint() const noexcept;

  Millimetre carriage_max_;
  Phase phase_{};
  Route route_{};
  MusclePath path_;
  PlayState state_{};
  Glide carriage_;
  std::array<Glide, kSides> arms_;
  std::array<Millimetre, kSides> lateral_{};
  Millimetre goal_{};
  bool started_ = false;      ///< the glides know where things stand
  bool arms_placed_ = false;  ///< both arms are beside the muscle's line, outside the band
  bool repositioning_ = false;
  Newton force_{};  ///< base force asked now
  Newton force_goal_{};
  double swing_n_ = 0.0;       ///< faded
  double amplitude_mm_ = 0.0;  ///< faded
  double along_mm_ = 0.0;      ///< faded
  bool alternate_ = false;     ///< of the sine under way
  bool rolls_ = true;
  double full_swing_n_ = 0.0;  ///< of the sine under way: fades are a share of it
  double full_amplitude_mm_ = 0.0;
  double rate_hz_ = 0.0;
  double angle_ = 0.0;      ///< of the sine, rad
  double contact_s_ = 0.0;  ///< how long a roller has been in contact
  double still_s_ = 0.0;    ///< how long nothing has moved or changed
};

}  // namespace knead::motion
