// The words that a timeline needs in each of its forms.
#pragma once

#include <string>

#include "daemon/kneadctl/programme_timeline.hpp"

namespace knead::ctl {

/// "3:05"
[[nodiscard]] std::string clock_text(Duration duration);
/// Regions, or points, of a phase: "sacral, lumbar" or "BL23, BL20".
[[nodiscard]] std::string places_text(const Phase& phase);
/// Of a session shorter than asked, of phases left out, of time that moved, of limbs: a sentence
/// each, with its rule; empty where the programme goes as it is written.
[[nodiscard]] std::string told_before(const Timeline& timeline);

}  // namespace knead::ctl
