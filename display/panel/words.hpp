// The panel's words and numbers. Pure; not real-time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "control/types/snapshot.hpp"

namespace knead::panel {

/// "12.3"
[[nodiscard]] std::string fixed(double value, int decimals);
/// "7:05"; a negative time is 0:00.
[[nodiscard]] std::string minutes_and_seconds(Duration d);
/// How long ago: "now", "12 s", "3 min".
[[nodiscard]] std::string ago(Duration d);
/// An identifier as words: "chronic_low_back_pain" is "chronic low back pain".
[[nodiscard]] std::string spaced(std::string_view identifier);
/// What happened: the reason's own words, with the side that it concerns.
[[nodiscard]] std::string sentence(const ReasonEvent& event);
/// Text in lines of at most `width` letters, broken at spaces; the last of at most `lines` lines
/// may be longer, for the canvas to cut. ASCII text.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width, int lines);
/// How the session came to its end, to the person.
[[nodiscard]] std::string_view words(Outcome outcome);

}  // namespace knead::panel
