// A chair with a person in it, in virtual time. read(now) advances the plant in steps of exactly
// 1 ms up to `now` (the first read sets the origin), so the same calls give the same bytes whatever
// the wall clock does. What the plant models and what it leaves out: docs/simulator.md.
//
// Thread: one, the cycle's; person actions and faults too are called from it, between cycles.
// Real-time: read, write, pet and make_safe do not allocate, throw, log or block; the constructor
// and replace_emg allocate.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "control/types/chair_description.hpp"
#include "hal/chair.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/fault.hpp"
#include "hal/sim/invariants.hpp"
#include "hal/sim/truth.hpp"

namespace knead::sim {

class SimChair final : public hal::Chair {
 public:
  /// Nobody sits in it yet. `seed` draws noise, the person's moments (coughs, guarding) and what
  /// differs between chairs of one make (pump lag, cell gains, thermistor offsets).
  SimChair(const ChairDescription& chair, const Body& body, std::uint64_t seed);
  ~SimChair() override;
  SimChair(const SimChair&) = delete;
  SimChair& operator=(const SimChair&) = delete;

  [[nodiscard]] hal::IoStatus read(TimePoint now, SensorFrame& frame) noexcept override;
  [[nodiscard]] hal::IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept override;
  void pet(TimePoint now) noexcept override;
  /// Drops the enable line for good, past any `write_ignored` fault: it is a wire of its own.
  void make_safe() noexcept override;

  // -- what really is the case -----------------------------------------------------------------
  [[nodiscard]] const Truth& truth() const noexcept;
  [[nodiscard]] const Invariants& invariants() const noexcept;
  /// The tissue's quasi-static dF/dp under a roller of this side, here, at this preload: p is the
  /// indentation, without damping, fading of a held force, guarding, and without the trunk's
  /// giving way, which belongs to the person's posture and not to the muscle. For reports.
  [[nodiscard]] NewtonPerMillimetre quasi_static_stiffness(Side side, Millimetre along,
                                                           Millimetre lateral,
                                                           Newton preload) const noexcept;
  /// The EMG samples of the plant's last millisecond, oldest first, exactly as delivered to
  /// read() (faults included).
  [[nodiscard]] std::span<const std::array<Volt, kEmgChannels>> last_emg() const noexcept;

  // -- faults ----------------------------------------------------------------------------------
  /// False, and nothing happens, if the fault is not possible (is_possible) or 16 are on already.
  bool inject(const Fault& fault) noexcept;
  /// Clears every fault of this target, kind and index. False if there was none.
  bool clear(const Fault& fault) noexcept;
  void clear_all_faults() noexcept;

  /// The tank has so much water, 0 to 1: nearly none and the pump draws air.
  void set_water_level(Fraction level) noexcept;

  // -- the person acts -------------------------------------------------------------------------
  void sit_down() noexcept;  ///< within half a second the back is there
  void leave() noexcept;
  void press_estop(bool pressed) noexcept;
  void press_hand(HandSwitch held) noexcept;  ///< stays so until the next call
  void cough() noexcept;                      ///< now
  /// The muscles of one side tense up fully now, for so long.
  void guard(Side side, Duration duration) noexcept;
  void shift_lateral(Millimetre by) noexcept;  ///< slides sideways within a second
  /// The pelvis slides forward to there within three seconds; 0 sits back again.
  void slouch(Millimetre forward) noexcept;
  /// This share of the weight goes over within two seconds; + = to the right, 0 sits evenly again.
  void lean(double share) noexcept;
  /// The trunk bends sideways over a pelvis that stays, within a second and a half: so far aside at
  /// the shoulders; + = to the right, 0 sits straight again.
  void sway(Millimetre at_shoulders) noexcept;
  /// Studies of detectors: from now on every episode of guarding is full, and its plateau at the
  /// nearest electrode is so many times rest (MuscleActivity::set_guarding_plateau).
  void set_guarding_plateau(double over_rest) noexcept;
  /// Off: no spontaneous coughs, guarding or drift of the posture; what pressure provokes still
  /// comes. On at first.
  void set_spontaneous(bool on) noexcept;

  /// From now on this channel carries a recording instead of the synthesis, sample by sample at the
  /// chair's EMG rate. At its end it starts again (`loop`) or the synthesis returns.
  /// False if the channel does not exist or there is no sample.
  bool replace_emg(std::size_t channel, std::vector<double> volts, bool loop);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace knead::sim
