// A massage as a therapist writes it: phases of one technique over a stretch of the back, or at
// points. Read from config/programmes/*.toml. Plain data of fixed capacity.
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

/// Which of the nine massages of the care rules a programme is (CR-30 to CR-38); what the rules ask
/// of it follows from that. technician: none of them, a measurement on a person.
enum class Method : std::uint8_t {
  classic,
  segmental,
  acupressure,
  therapeutic,
  hydro_bubble,
  hydro_jet,
  roller,
  vibration,
  slow_roll,
  technician,
};
inline constexpr std::size_t kMethods = 10;

[[nodiscard]] constexpr std::string_view name(Method m) {
  switch (m) {
    case Method::classic:
      return "classic";
    case Method::segmental:
      return "segmental";
    case Method::acupressure:
      return "acupressure";
    case Method::therapeutic:
      return "therapeutic";
    case Method::hydro_bubble:
      return "hydro_bubble";
    case Method::hydro_jet:
      return "hydro_jet";
    case Method::roller:
      return "roller";
    case Method::vibration:
      return "vibration";
    case Method::slow_roll:
      return "slow_roll";
    case Method::technician:
      return "technician";
  }
  return "?";
}

/// The sore region that a segmental massage is for (CR-31).
enum class Segment : std::uint8_t { none, cervical_collar, cervicothoracic, chest, lumbosacral };

[[nodiscard]] constexpr std::string_view name(Segment s) {
  switch (s) {
    case Segment::none:
      return "none";
    case Segment::cervical_collar:
      return "cervical_collar";
    case Segment::cervicothoracic:
      return "cervicothoracic";
    case Segment::chest:
      return "chest";
    case Segment::lumbosacral:
      return "lumbosacral";
  }
  return "?";
}

/// Limbs belong to a segment and are out of the chair's reach (CR-31).
enum class Limb : std::uint8_t { none, arms, legs };

[[nodiscard]] constexpr std::string_view name(Limb l) {
  switch (l) {
    case Limb::none:
      return "none";
    case Limb::arms:
      return "arms";
    case Limb::legs:
      return "legs";
  }
  return "?";
}

enum class Sides : std::uint8_t { both, left, right };

[[nodiscard]] constexpr std::string_view name(Sides s) {
  switch (s) {
    case Sides::both:
      return "both";
    case Sides::left:
      return "left";
    case Sides::right:
      return "right";
  }
  return "?";
}

[[nodiscard]] constexpr bool includes(Sides sides, Side side) {
  return sides == Sides::both || (sides == Sides::left) == (side == Side::left);
}

/// A point of acupressure (CR-32), where it lies on any back: how far up a region, and how far
/// beside the spine's line. Worked on both sides at once.
struct MassagePoint {
  std::array<char, 12> name{};  ///< as the field writes it: "BL23"; at most 11 characters
  Region region{};
  Fraction height{};    ///< 0 the region's lower end, 1 its upper end
  Millimetre beside{};  ///< 0: over the muscle, like everything else
};
inline constexpr std::size_t kMaxPoints = 8;

/// One phase. Forces are what the programme asks for; the envelope decides what is given.
struct Phase {
  ShortName name{};
  PhaseKind kind{};
  Technique technique = Technique::none;
  FixedVector<Region, kRegions> regions{};  ///< travelled in this order
  /// Worked one after the other, each for an equal part of the phase; none: the whole way.
  FixedVector<MassagePoint, kMaxPoints> points{};
  Sides sides = Sides::both;  ///< of rollers and jets
  double share = 0.0;  ///< of the session's work time; warm-up and cool-down use min_minutes too
  double min_minutes = 0.0;               ///< 0 = none
  Direction direction = Direction::both;  ///< of stroking, slow roll and the order of places
  Newton force{};                         ///< mean (kneading: the middle of the swing)
  Newton force_end{};  ///< at the phase's end; ramps linearly (falling in the cool-down)
  Newton swing{};      ///< half of the peak-to-peak of kneading and vibration; 0 = constant force
  Hertz rate{};        ///< of whatever swings; 0 = not periodic
  MillimetrePerSecond travel{};  ///< carriage speed while stroking or between points
  Millimetre amplitude{};        ///< half-stroke across: rubbing, saw, radius of drilling
  /// Of the rollers' middle from the spine's line; 0: over the muscle that runs beside it. The
  /// spine band and the arm's reach have the last word.
  Millimetre beside{};
  bool circles = false;  ///< of rubbing: round and round instead of to and fro
  double dwell_s = 0.0;  ///< time at a point before moving on; 0 = never stops
  Kilopascal jet{};      ///< line pressure; 0 = none
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
  /// Intensity over the phase: shares of force, swing and jet pressure at even distances from its
  /// beginning to its end, straight in between; none = all of it throughout.
  static constexpr std::size_t kMaxIntensities = 6;
  FixedVector<Fraction, kMaxIntensities> intensity{};
  /// Stays where it is written when the other phases of a round change their order (CR-13).
  bool keeps_place = false;
  Limb instead_of = Limb::none;  ///< its time is that of limbs which the chair cannot reach (CR-31)

  /// `progress` 0 to 1 through the phase.
  [[nodiscard]] double intensity_at(double progress) const;
  /// Asked of each roller at that moment, without a swing.
  [[nodiscard]] Newton force_at(double progress) const {
    return (force + (force_end - force) * progress) * intensity_at(progress);
  }
};

struct Programme {
  static constexpr std::size_t kMaxPhases = 16;
  static constexpr std::size_t kMaxOffered = 4;
  static constexpr int kMaxRounds = 3;
  ShortName name{};   ///< what `start NAME` says
  ShortName title{};  ///< for people
  Method method = Method::classic;
  Segment segment = Segment::none;  ///< of a segmental massage
  FixedVector<Phase, kMaxPhases> phases{};
  double rest_minutes = 10.0;  ///< CR-20: 10 to 20
  double default_minutes = 15.0;
  /// Rising; the last is the longest there is, and none sets no such limit.
  FixedVector<double, kMaxOffered> offered_minutes{};
  /// The work is gone through so often at most, in another order each time (CR-13); a short session
  /// has fewer.
  int rounds = 1;
  /// Of the time of phases that work an affected region, so much moves to phases that work only the
  /// regions linked to it (CR-17).
  Fraction moves_to_linked{};
};

inline constexpr std::size_t kMaxProgrammes = 24;
using ProgrammeList = FixedVector<Programme, kMaxProgrammes>;

}  // namespace knead
