// The movement of parked palpation: from place to place along the spine, both rollers at once, in
// the warm-up's envelope. At each place the rollers press to a preload, stand still, and swing
// gently about it in opposite phase, while the senses listen; once more if they could not tell.
//
// The swing is one of force and not of position (DESIGN: +-2 mm about a held depth): breathing
// moves the surface by as much as the swing, and a roller at a fixed depth would feel 9 N of it
// about a preload of 12 N. The force loop follows the breath, keeps below the ceiling and gives way
// as in every other technique, and there is nothing to take over from it without a jump. In
// opposite phase because the sum of both forces then stands still, and with it the trunk, whose
// giving way is no softness of the muscle. The swing is at most 0.3 of the ceiling and, on the
// stiffness known so far, 2 mm. Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "control/motion/glide.hpp"
#include "control/motion/muscle_path.hpp"
#include "control/motion/technique_player.hpp"
#include "control/sense/contact.hpp"
#include "control/sense/palpation.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/stiffness_map.hpp"

namespace knead::motion {

struct PalpationSeen {
  double dt_s = 0.001;
  Millimetre carriage_measured{};
  std::array<Millimetre, kSides> lateral_measured{};
  std::array<sense::ContactState, kSides> contact{};
  std::array<Newton, kSides> ceiling{};        ///< the gate's, now
  std::array<double, kSides> share{1.0, 1.0};  ///< of the force that is left; 0 = left out
  sense::PalpationVerdict verdict = sense::PalpationVerdict::none;
};

class PalpationRound {
 public:
  explicit PalpationRound(const ChairDescription& chair);

  /// Lays out the places of this person and starts from where things stand.
  void begin(const ScanFinding& scan, Millimetre spine_half_width,
             const PalpationSeen& seen) noexcept;
  /// After a pause: goes on with the place that was not finished, along the newly found spine.
  void go_on(const ScanFinding& scan, Millimetre spine_half_width,
             const PalpationSeen& seen) noexcept;
  [[nodiscard]] TechniqueSetpoint step(const PalpationSeen& seen) noexcept;

  [[nodiscard]] bool done() const { return visited_ == stations_.size(); }
  /// The senses may listen now: parked, loaded, swinging steadily.
  [[nodiscard]] bool listening() const { return stage_ == Stage::listening; }
  [[nodiscard]] std::size_t station() const;
  [[nodiscard]] std::size_t stations() const { return stations_.size(); }
  /// This roller is asked to press here.
  [[nodiscard]] bool presses(Side side) const { return pressing_[index(side)]; }

 private:
  /// travelling: lightly to the place; left when carriage and arms stand there. loading: until the
  /// preload is there, left to easing if it does not come. swelling: the swing grows for one swing.
  /// listening: left when the senses have a verdict, to loading once more or to easing. easing: the
  /// swing fades, then on to the next place.
  enum class Stage : std::uint8_t { travelling, loading, swelling, listening, easing };

  void start(const ScanFinding& scan, Millimetre spine_half_width,
             const PalpationSeen& seen) noexcept;
  void enter(Stage stage) noexcept { stage_ = stage, in_stage_s_ = 0.0; }
  void advance(const PalpationSeen& seen) noexcept;
  void choose_load(const PalpationSeen& seen) noexcept;
  /// Less is allowed or wished for than when the load was chosen.
  [[nodiscard]] bool lowered(const PalpationSeen& seen) const noexcept;
  [[nodiscard]] bool loaded(const PalpationSeen& seen) const noexcept;
  void hear(const PalpationSeen& seen) noexcept;
  void move(const PalpationSeen& seen) noexcept;
  [[nodiscard]] TechniqueSetpoint setpoint() const noexcept;

  Millimetre carriage_max_;
  MusclePath path_;
  Glide carriage_;
  std::array<Glide, kSides> arms_;
  FixedVector<Millimetre, StiffnessMap::kStations> stations_{};
  bool downwards_ = false;  ///< from the shoulders to the pelvis
  std::size_t visited_ = 0;
  Stage stage_ = Stage::travelling;
  double in_stage_s_ = 0.0;
  double settled_s_ = 0.0;
  bool again_ = false;  ///< this place is being felt for the second time
  std::array<bool, kSides> pressing_{};
  Newton ceiling_{};  ///< for which preload and swing were chosen
  std::array<double, kSides> share_{};
  Newton preload_{};
  Newton force_{};
  double swing_n_ = 0.0;
  double swing_goal_n_ = 0.0;
  double angle_ = 0.0;
};

}  // namespace knead::motion
