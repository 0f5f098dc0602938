// Everything that listens, fed in order once a cycle: calibrated force to contact, electrodes to
// muscle, mat to body, all of them to distress. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/motion/spine_sweep.hpp"
#include "control/sense/body_scan.hpp"
#include "control/sense/contact.hpp"
#include "control/sense/distress.hpp"
#include "control/sense/palpation.hpp"
#include "control/sense/posture.hpp"
#include "control/sense/shift_watch.hpp"
#include "control/sense/sweep_record.hpp"
#include "control/sense/trunk_watch.hpp"
#include "control/signal/emg_chain.hpp"
#include "control/signal/emg_news.hpp"
#include "control/signal/mat_chain.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/control_config.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead {

/// What the controller itself was doing, so that the senses can tell the chair from the person.
struct SensingContext {
  TimePoint now{};
  double dt_s = 0.001;
  std::array<Newton, kSides> setpoint{};
  Technique technique = Technique::none;
  Hertz commanded_rate{};
  bool scanning = false;
  bool rollers_may_touch = false;  ///< in the scan: the envelope leaves force enough to feel
  bool sweep_has_room = true;      ///< and way enough outside the band about the mat's line
  motion::SweepView sweep{};
  bool massaging = false;
  std::array<bool, kSides> gives_way{};  ///< the reflex or the gate took the roller back just now
  sense::PalpationInput palpation{};     ///< what the movement does; the senses add what they feel
};

class Sensing {
 public:
  Sensing(const ChairDescription& chair, const Calibration& calibration,
          const ControlConfig& config);

  /// Appends to `events` what went wrong with a sensor and what stands in for it.
  void step(const SensorFrame& sensors, const SensingContext& context, EventList& events) noexcept;
  /// The scan forgets what it saw and begins anew.
  void begin_scan() noexcept;
  /// The place of the person is taken as found; the distress evidence starts empty.
  void begin_massage() noexcept;

  /// For the next person: nothing is known of this back.
  void forget_stiffness() noexcept { palpation_.forget(); }

  [[nodiscard]] const sense::Palpation& palpation() const { return palpation_; }
  [[nodiscard]] const sense::ContactState& contact(Side side) const {
    return contact_[index(side)].state();
  }
  [[nodiscard]] const std::array<EmgFeatures, kEmgChannels>& emg() const { return emg_view_; }
  [[nodiscard]] const ScanFinding& scan() const { return scan_.finding(); }
  /// The mat has told where the person is, and waits for what the rollers feel.
  [[nodiscard]] bool scan_waits_for_rollers() const {
    return scan_.mat_tells() && !scan_.finding().swept;
  }
  [[nodiscard]] const DistressFinding& distress() const { return distress_; }
  /// Force up to which this person's healthy answer was seen in this massage.
  [[nodiscard]] Newton learned_force() const { return detector_.learned_force(); }
  /// Off the place where the scan found them, on the seat or with the trunk alone; if so, by how
  /// much and how much is let pass.
  struct Moved {
    bool away = false;
    Millimetre by{};
    Millimetre limit{};
  };
  [[nodiscard]] Moved moved() const;
  /// The back mat as it is believed: calibrated, cells out of order bridged.
  [[nodiscard]] const signal::MatChain& back_mat() const { return back_mat_; }
  /// Why nothing can be seen with the back mat although it delivers; none if all is well.
  [[nodiscard]] Reason back_mat_trouble() const { return back_mat_trouble_; }
  [[nodiscard]] const PostureFinding& posture() const { return posture_.finding(); }
  /// The seat mat is fresh and believed: a move of the person would be seen.
  [[nodiscard]] bool seat_mat_readable() const { return seat_mat_readable_; }
  [[nodiscard]] bool person_on_mat() const { return person_on_mat_; }
  /// A back rests on the mat, whatever the rollers do there; as of the newest believed frame.
  [[nodiscard]] bool back_leans() const { return back_leans_; }
  /// Fewer usable electrodes than a side needs to be watched: nobody would see guarding.
  [[nodiscard]] bool blind_to_guarding() const { return blind_; }

 private:
  void hear_muscles(const SensorFrame& sensors, const SensingContext& context,
                    EventList& events) noexcept;
  void palpate(const SensorFrame& sensors, const SensingContext& context) noexcept;
  void feel_spine(const SensorFrame& sensors, const SensingContext& context) noexcept;
  void feel_mats(const SensorFrame& sensors, const SensingContext& context,
                 EventList& events) noexcept;

  ChairDescription chair_;
  Calibration calibration_;
  std::array<sense::ContactEstimator, kSides> contact_{};
  signal::EmgChain emg_;
  signal::EmgNews emg_news_;
  signal::MatChain back_mat_;
  signal::MatChain seat_mat_;
  sense::BodyScan scan_;
  sense::SweepRecord sweep_{};
  sense::ShiftWatch still_;  ///< while the scan looks
  sense::ShiftWatch shift_;  ///< while the massage trusts it
  sense::TrunkWatch trunk_;  ///< the same, of the back over a seat that stays
  sense::PostureWatch posture_;
  sense::DistressDetector detector_;
  sense::Palpation palpation_{};
  std::array<EmgFeatures, kEmgChannels> emg_view_{};
  DistressFinding distress_{};
  std::uint32_t emg_sequence_ = 0;
  double mat_load_ = 0.0;  ///< of the back mat's newest frame: breathing
  Reason back_mat_trouble_ = Reason::none;
  bool person_on_mat_ = false;
  bool back_leans_ = false;
  bool seat_mat_readable_ = false;
  bool blind_ = false;
};

}  // namespace knead
