// The panel's colours, by what they mean. All from the 6 x 6 x 6 cube and the greys of the xterm
// palette, so that they look the same on every terminal and in the picture.
#pragma once

#include <array>

#include "control/types/reason.hpp"
#include "display/panel/canvas.hpp"

namespace knead::panel {

inline constexpr Colour kBright = colour(255);
inline constexpr Colour kPlainText = colour(250);
inline constexpr Colour kFaint = colour(242);
inline constexpr Colour kTrack = colour(238);  ///< the empty part of a bar
inline constexpr Colour kCalm = colour(79);
inline constexpr Colour kWatch = colour(221);
inline constexpr Colour kAlarm = colour(203);
inline constexpr Colour kPerson = colour(117);
inline constexpr Colour kBody = colour(176);
inline constexpr Colour kWater = colour(75);
inline constexpr Colour kJet = colour(159);  ///< on the back's own colours
inline constexpr Colour kWarmth = colour(215);
inline constexpr Colour kSpine = colour(189);
inline constexpr Colour kOnBanner = colour(16);
inline constexpr Colour kGroundAlarm = colour(160);

/// Contact pressure from the untouched back to the most that is drawn.
inline constexpr std::array kPressureRamp{colour(236), colour(237), colour(24),  colour(30),
                                          colour(36),  colour(72),  colour(108), colour(144),
                                          colour(179), colour(173), colour(167)};

[[nodiscard]] constexpr Colour colour_of(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::progress:
      return kCalm;
    case ReasonKind::input_problem:
      return kWatch;
    case ReasonKind::hard_fault:
      return kAlarm;
    case ReasonKind::active_limit:
      return kWarmth;
    case ReasonKind::body_signal:
      return kBody;
    case ReasonKind::person_wish:
      return kPerson;
  }
  return kPlainText;
}

/// The same without colour.
[[nodiscard]] constexpr char32_t mark_of(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::progress:
      return U'·';
    case ReasonKind::input_problem:
      return U'▲';
    case ReasonKind::hard_fault:
      return U'■';
    case ReasonKind::active_limit:
      return U'▼';
    case ReasonKind::body_signal:
      return U'◆';
    case ReasonKind::person_wish:
      return U'●';
  }
  return U' ';
}

}  // namespace knead::panel
