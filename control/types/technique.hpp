// The techniques of massage by their names in the field: stroking is effleurage, rubbing is
// friction, kneading is petrissage, pressing is acupressure; saw is alternating shear of both
// rollers, drilling small circular deep friction (CR-31); slow roll is the massage cylinder's
// exercise (CR-38); tapping is tapotement, light blows in bouts (CR-33). Issue of programmes
// (programme.hpp) and of envelopes (what is allowed).
#pragma once

#include <cstdint>
#include <string_view>

namespace knead {

enum class Technique : std::uint8_t {
  none,
  stroking,
  rubbing,
  kneading,
  vibration,
  pressing,
  saw,
  drilling,
  stretching,
  slow_roll,
  tapping
};
inline constexpr std::size_t kTechniques = 11;

[[nodiscard]] constexpr std::string_view name(Technique t) {
  switch (t) {
    case Technique::none:
      return "none";
    case Technique::stroking:
      return "stroking";
    case Technique::rubbing:
      return "rubbing";
    case Technique::kneading:
      return "kneading";
    case Technique::vibration:
      return "vibration";
    case Technique::pressing:
      return "pressing";
    case Technique::saw:
      return "saw";
    case Technique::drilling:
      return "drilling";
    case Technique::stretching:
      return "stretching";
    case Technique::slow_roll:
      return "slow_roll";
    case Technique::tapping:
      return "tapping";
  }
  return "?";
}

/// Strikes, with stops between its blows: nobody with a hernia is given it (CR-05, CR-16).
[[nodiscard]] constexpr bool percussive(Technique t) { return t == Technique::tapping; }

/// A set of techniques, as a bit mask.
class TechniqueSet {
 public:
  constexpr TechniqueSet() = default;
  static constexpr TechniqueSet all() {
    TechniqueSet s;
    s.bits_ = (1U << kTechniques) - 1U;
    return s;
  }
  [[nodiscard]] constexpr TechniqueSet with(Technique t) const {
    TechniqueSet s = *this;
    s.bits_ |= bit(t);
    return s;
  }
  [[nodiscard]] constexpr bool contains(Technique t) const { return (bits_ & bit(t)) != 0U; }

 private:
  static constexpr std::uint32_t bit(Technique t) { return 1U << static_cast<std::uint32_t>(t); }
  std::uint32_t bits_ = 0;
};

}  // namespace knead
