// What a technique is to the player: a small pure function that says, from where things are in this
// cycle, where the carriage shall go and how the rollers shall work. The player does the rest
// (soft ramps, speed limits, the spine band). One file each; the table is in technique_player.cpp.
// Thread: the cycle. Real-time.
#pragma once

#include <cstdint>

#include "control/motion/route.hpp"
#include "control/types/programme.hpp"
#include "control/types/units.hpp"

namespace knead::motion {

/// What a technique sees.
struct Play {
  const Phase& phase;
  const Route& route;
  double progress = 0.0;  ///< 0 to 1 through the phase
  double dt_s = 0.001;
  Newton force{};                ///< what the phase asks at this progress
  Newton swing{};                ///< the same, of a swing
  Newton light{};                ///< enough to keep contact while moving
  MillimetrePerSecond travel{};  ///< the phase's speed, lowered where the back is sore
  double dwell_factor = 1.0;     ///< on the times at a place: longer where the back is stiff
  bool arrived = false;          ///< at rest at the goal of the last cycle
  bool loaded = false;           ///< the asked force of the last cycle is fully there
};

/// What a technique wants.
struct Move {
  Millimetre goal{};
  MillimetrePerSecond speed{};
  bool reposition = false;  ///< unload first, then go fast
  Newton force{};
  NewtonPerSecond force_rise{30.0};  ///< no faster than this
  Newton swing{};                    ///< half of the peak-to-peak of a sine on top of `force`
  Millimetre amplitude{};            ///< half-stroke across
  Millimetre along_amplitude{};      ///< half-stroke along, a quarter turn after the one across
  bool alternate = false;            ///< the right roller half a turn after the left
  Hertz rate{};                      ///< of swing or half-strokes
  Millimetre apart{};                ///< how far outside the muscle's middle the arms stand
  Millimetre beside{};  ///< the middle's own distance from the spine's line; 0: over the muscle
  MillimetrePerSecond arm_speed{60.0};  ///< of the arms' own way; the gate allows 80
  bool rolls = true;  ///< the rollers turn with the carriage: no shear on the skin
};

/// Memory of a technique over a phase. travelling: on the way to a place. settling: there, still.
/// working: doing what it came for. easing: back to still before moving on.
struct PlayState {
  enum class Stage : std::uint8_t { travelling, settling, working, easing };
  Stage stage = Stage::travelling;
  double in_stage_s = 0.0;
  double settled_s = 0.0;  ///< still and loaded at this place
  Millimetre place{};      ///< where it works or is going
  Millimetre beside{};     ///< of the place, when it is a point
  std::size_t leg = 0;     ///< of the route (stroking, slow roll)
  bool backwards = false;  ///< walking the route from its end; of stretching: it has pulled up last
  bool far = false;        ///< the way to `place` is long enough to be travelled unloaded
  bool started = false;

  void enter(Stage next) noexcept { stage = next, in_stage_s = 0.0; }
};

[[nodiscard]] Move stroking(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move rubbing(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move kneading(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move vibration(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move pressing(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move saw(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move drilling(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move stretching(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move slow_roll(const Play& play, PlayState& state) noexcept;
[[nodiscard]] Move tapping(const Play& play, PlayState& state) noexcept;
/// Technique::none: out of the way of the jets.
[[nodiscard]] Move parked(const Play& play, PlayState& state) noexcept;

}  // namespace knead::motion
