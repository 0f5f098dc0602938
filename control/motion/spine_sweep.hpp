// The movement of the body scan: at two heights both rollers touch lightly, outside the band that
// the envelope keeps free by then (about the chair's middle, and about the line that the mat has
// told), and move outwards together as far as the back and the arms go. From the lower one they
// stroke on upwards and rest three times where the chest should begin, for a breath to move them.
// Asks for forces and places only; the force loop and the gate see to the rest. Thread: the cycle.
// Real-time.
#pragma once

#include <array>
#include <optional>

#include "control/motion/glide.hpp"
#include "control/sense/breath_border.hpp"
#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/envelope.hpp"
#include "control/types/scan_finding.hpp"
#include "control/types/units.hpp"

namespace knead::motion {

inline constexpr std::size_t kSweepHeights = 2;
using SweepHeights = std::array<Millimetre, kSweepHeights>;
/// Where the rollers rest, upwards from the lower height.
using RestHeights = std::array<Millimetre, sense::BreathBorder::kPlaces>;

/// Where to feel.
struct SweepPlaces {
  SweepHeights heights{};
  std::optional<RestHeights> rests{};  ///< none: the way there may not be touched

  bool operator==(const SweepPlaces&) const = default;
};

struct SweepInput {
  double dt_s = 0.001;
  bool wanted = false;  ///< the mat has told where the person is; false: wait off the back
  SweepPlaces places{};
  Millimetre carriage{};
  std::array<Millimetre, kSides> lateral{};
  std::array<Millimetre, kSides> depth{};
  std::array<bool, kSides> in_contact{};
  Millimetre depth_max{};
  double share = 1.0;  ///< of the touch that is left by what was said before, 0 to 1
  SpineBand band{};    ///< that the envelope keeps free now
};

struct SweepSetpoint {
  Millimetre carriage{};
  std::array<Millimetre, kSides> lateral{};
  std::array<Newton, kSides> force{};  ///< asked; 0 = off the back
};

/// What the senses need to know of it.
struct SweepView {
  bool feeling = false;    ///< both rollers touch and move outwards: these samples count
  std::size_t height = 0;  ///< which of the heights
  bool resting = false;    ///< both rollers touch and stand still: these samples tell of breath
  std::size_t rest = 0;    ///< which of the rests
  bool done = false;       ///< and off the back again; nothing more comes
};

class SpineSweep {
 public:
  explicit SpineSweep(const ChairDescription& chair);

  /// Starts where things stand.
  void begin(Millimetre carriage, const std::array<Millimetre, kSides>& lateral) noexcept;
  [[nodiscard]] SweepSetpoint step(const SweepInput& input) noexcept;
  [[nodiscard]] const SweepView& view() const { return view_; }

  /// Asked of each roller: below 5 N with what the force loop leaves free under that ceiling.
  static constexpr Newton kTouch{3.5};

 private:
  /// place: carriage and arms go to the next height, off the back. Left when both have arrived.
  /// touch: the rollers come to the back. Left when both have rested on it, or after kTouchWait.
  /// out: the arms move outwards. Left at their reach, at the arms' depth, or when touch is lost.
  /// stroke: in touch to the next rest; entered at the arms' reach, from the lower height, where
  ///   there are rests. Left to rest when carriage and arms have arrived and settled.
  /// rest: stands still. Left to stroke, or to lift after the last or when touch is lost.
  /// lift: off the back; entered too when the sweep is no longer wanted. Left when neither touches:
  ///   to place, or to done after the last height.
  enum class Stage : std::uint8_t { place, touch, out, stroke, rest, lift, done };

  [[nodiscard]] static bool touches(Stage stage) noexcept;
  void choose_stage(const SweepInput& input) noexcept;
  void enter(Stage stage) noexcept;
  [[nodiscard]] bool lost(const SweepInput& input) const noexcept;
  [[nodiscard]] Millimetre carriage_place(const SweepInput& input) const noexcept;
  /// Where arms and carriage go to rest next. Only with rests.
  [[nodiscard]] Millimetre rest_place(const SweepInput& input) const noexcept;
  [[nodiscard]] Millimetre rest_aside(const SweepInput& input) const noexcept;
  [[nodiscard]] bool at_rest(const SweepInput& input) const noexcept;
  void move(const SweepInput& input) noexcept;

  RollerGeometry roller_;
  Millimetre outer_;
  Millimetre carriage_max_;
  Stage stage_ = Stage::place;
  std::size_t height_ = 0;
  std::size_t rest_ = 0;
  double stage_s_ = 0.0;
  double touching_s_ = 0.0;
  double untouched_s_ = 0.0;
  double settled_s_ = 0.0;
  Glide carriage_;
  Glide outward_;  ///< distance of both arms from the chair's middle
  SweepView view_{};
};

/// Where to feel, for a person whom the mat found there: in the small of the back and at the
/// blades.
[[nodiscard]] SweepHeights sweep_heights(const ScanFinding& finding) noexcept;

/// And where to rest: about where the mat says that the chest begins.
[[nodiscard]] RestHeights rest_heights(const ScanFinding& finding) noexcept;

/// The envelope leaves enough force at that height, on both sides, for a touch that can be felt and
/// held.
[[nodiscard]] bool sweep_permitted(const Envelope& envelope, Millimetre along) noexcept;

/// Outside that band the arms have way enough left, at both heights, to feel how the back rounds.
[[nodiscard]] bool sweep_has_room(const RollerGeometry& roller, const SpineBand& band,
                                  const SweepHeights& heights) noexcept;

/// The nearest to the chair's middle that both rollers' centres may stand at that height: their
/// largest footprints clear the band by 4 mm, 20 mm up and down as well.
[[nodiscard]] Millimetre clear_of_the_band(const RollerGeometry& roller, const SpineBand& band,
                                           Millimetre along) noexcept;

}  // namespace knead::motion
