// A massage as a therapist writes it: phases of one technique over a stretch of the back. Read from
// config/programmes/*.toml. Plain data of fixed capacity.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/technique.hpp"
#include "control/types/units.hpp"

namespace knead {

/// Names are at most 31 characters: they sit in frames that are copied in the cycle.
using ShortName = std::array<char, 32>;

[[nodiscard]] constexpr std::string_view view(const ShortName& n) {
  return std::string_view(n.data());
}
/// Copies at most 31 characters; the loader refuses longer names before.
[[nodiscard]] constexpr ShortName short_name(std::string_view text) {
  ShortName n{};
  for (std::size_t i = 0; i < text.size() && i + 1 < n.size(); ++i) n[i] = text[i];
  return n;
}

enum class PhaseKind : std::uint8_t { warm_up, work, cool_down, rest };

[[nodiscard]] constexpr std::string_view name(PhaseKind k) {
  switch (k) {
    case PhaseKind::warm_up:
      return "warm_up";
    case PhaseKind::work:
      return "work";
    case PhaseKind::cool_down:
      return "cool_down";
    case PhaseKind::rest:
      return "rest";
  }
  return "?";
}

/// Which way along the spine the work goes; the way back is made lightly or off the back. up: from
/// the seat to the head.
enum class Direction : std::uint8_t { both, up, down };

[[nodiscard]] constexpr std::string_view name(Direction d) {
  switch (d) {
    case Direction::both:
      return "both";
    case Direction::up:
      return "up";
    case Direction::down:
      return "down";
  }
  return "?";
}

enum class JetMode : std::uint8_t {
  steady,
  pulsed,  ///< the valves open and shut `jet_pulse` times a second
  bubble,  ///< water with a share of air: the softest (CR-34)
};

[[nodiscard]] constexpr std::string_view name(JetMode m) {
  switch (m) {
    case JetMode::steady:
      return "steady";
    case JetMode::pulsed:
      return "pulsed";
    case JetMode::bubble:
      return "bubble";
  }
  return "?";
}

/// One phase. Forces are what the programme asks for; the envelope decides what is given.
struct Phase {
  ShortName name{};
  PhaseKind kind{};
  Technique technique = Technique::none;
  FixedVector<Region, kRegions> regions{};  ///< travelled in this order
  double share = 0.0;  ///< of the session's work time; warm-up and cool-down use min_minutes too
  double min_minutes = 0.0;               ///< 0 = none
  Direction direction = Direction::both;  ///< of stroking, slow roll and the order of places
  Newton force{};                         ///< mean (kneading: the middle of the swing)
  Newton force_end{};  ///< at the phase's end; ramps linearly (falling in the cool-down)
  Newton swing{};      ///< half of the peak-to-peak of kneading and vibration; 0 = constant force
  Hertz rate{};        ///< of whatever swings; 0 = not periodic
  MillimetrePerSecond travel{};  ///< carriage speed while stroking or between points
  Millimetre amplitude{};        ///< half-stroke across: rubbing, saw, radius of drilling
  double dwell_s = 0.0;          ///< time at a point before moving on; 0 = never stops
  Kilopascal jet{};              ///< line pressure; 0 = none
  JetMode jet_mode{};
  Hertz jet_pulse{};   ///< of pulsed jets
  Fraction jet_air{};  ///< of bubble jets
  /// A band of open jets travels along the back at this speed; 0 = all open at once.
  MillimetrePerSecond jet_sweep{};
  Direction jet_direction = Direction::both;  ///< of the sweep
  /// Intensity of the jets of each region, by index(Region): share of the opening that is full.
  std::array<Fraction, kRegions> jet_share{Fraction(1.0), Fraction(1.0), Fraction(1.0),
                                           Fraction(1.0)};
  Fraction heat{};  ///< 0 none, 1 warmest allowed
};

struct Programme {
  static constexpr std::size_t kMaxPhases = 16;
  ShortName name{};   ///< what `start NAME` says
  ShortName title{};  ///< for people
  FixedVector<Phase, kMaxPhases> phases{};
  double rest_minutes = 10.0;  ///< CR-20: 10 to 20
  double default_minutes = 15.0;
};

inline constexpr std::size_t kMaxProgrammes = 16;
using ProgrammeList = FixedVector<Programme, kMaxProgrammes>;

}  // namespace knead
