// Distress: the back says it is too much. A level and what speaks for it, so that display and log
// can say why. Never a measure of pain, and apart from stiffness: stiffer backs had higher pain
// thresholds (DESIGN). Trivially copyable.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"
#include "control/types/channel.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/units.hpp"

namespace knead {

enum class DistressLevel : std::uint8_t { none, ease, pause, end };

[[nodiscard]] constexpr std::string_view name(DistressLevel l) {
  switch (l) {
    case DistressLevel::none:
      return "none";
    case DistressLevel::ease:
      return "ease";
    case DistressLevel::pause:
      return "pause";
    case DistressLevel::end:
      return "end";
  }
  return "?";
}

/// What can speak for distress. Units of `Evidence::value` and `limit` in brackets.
enum class EvidenceKind : std::uint8_t {
  emg_residual,       ///< more muscle than the force explains [spreads of the rest signal]
  outlasts_stroke,    ///< activity that stays when the roller has gone on [s]
  both_sides,         ///< left and right tighten together [weaker over stronger side]
  force_withdrawal,   ///< force goes missing under a roller that did not yield [N]
  mat_shift,          ///< the back moves on the mat [mm]
  reflex_stiffening,  ///< the back becomes stiffer within a fraction of a second [share]
  hand_switch,        ///< the person pressed ease or pain [buttons held]
};
inline constexpr std::size_t kEvidenceKinds = 7;

[[nodiscard]] constexpr std::string_view name(EvidenceKind k) {
  switch (k) {
    case EvidenceKind::emg_residual:
      return "emg_residual";
    case EvidenceKind::outlasts_stroke:
      return "outlasts_stroke";
    case EvidenceKind::both_sides:
      return "both_sides";
    case EvidenceKind::force_withdrawal:
      return "force_withdrawal";
    case EvidenceKind::mat_shift:
      return "mat_shift";
    case EvidenceKind::reflex_stiffening:
      return "reflex_stiffening";
    case EvidenceKind::hand_switch:
      return "hand_switch";
  }
  return "?";
}

struct Evidence {
  EvidenceKind kind{};
  Channel channel = Channel::person;  ///< where it was seen: an electrode, a roller, a mat
  double value = 0.0;
  double limit = 0.0;  ///< from where it counts
};

inline constexpr std::size_t kMaxEvidence = 12;

struct DistressFinding {
  DistressLevel level = DistressLevel::none;
  double emg_residual = 0.0;  ///< largest over the channels, in units of its spread
  Newton force_withdrawal{};  ///< how far the back pulled away, as force below expectation
  std::array<bool, kSides> guarding{};             ///< believed on that side
  FixedVector<Evidence, kMaxEvidence> evidence{};  ///< what counts now, strongest first
};

}  // namespace knead
