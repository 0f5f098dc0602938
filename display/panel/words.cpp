#include "display/panel/words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace knead::panel {

std::string fixed(double value, int decimals) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  const std::string_view digits(text.data());
  // What rounds to nothing has no sign.
  const bool nothing = digits.find_first_not_of("-0.") == std::string_view::npos;
  return std::string(nothing && digits.front() == '-' ? digits.substr(1) : digits);
}

std::string minutes_and_seconds(Duration d) {
  // A countdown that still says 0:01 must not be over: round up.
  const auto whole = std::max(std::chrono::ceil<std::chrono::seconds>(d).count(), std::int64_t{0});
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%ld:%02ld", static_cast<long>(whole / 60),
                static_cast<long>(whole % 60));
  return text.data();
}

std::string ago(Duration d) {
  const auto whole = static_cast<long>(seconds(d));
  if (whole < 1) {
    return "now";
  }
  return whole < 60 ? std::to_string(whole) + " s" : std::to_string(whole / 60) + " min";
}

std::string spaced(std::string_view identifier) {
  std::string text(identifier);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string sentence(const ReasonEvent& event) {
  std::string text;
  if (event.channel == Channel::roller_left) {
    text += "Left: ";
  } else if (event.channel == Channel::roller_right) {
    text += "Right: ";
  }
  text += row(event.reason).text;
  return text;
}

std::vector<std::string> wrapped(std::string_view text, int width, int lines) {
  std::vector<std::string> result;
  const auto room = static_cast<std::size_t>(std::max(width, 1));
  while (static_cast<int>(result.size()) + 1 < lines && text.size() > room) {
    const std::size_t space = text.rfind(' ', room);
    const bool breakable = space != std::string_view::npos && space > 0;
    const std::size_t cut = breakable ? space : room;
    result.emplace_back(text.substr(0, cut));
    text.remove_prefix(breakable ? cut + 1 : cut);
  }
  result.emplace_back(text);
  return result;
}

std::string_view words(Outcome outcome) {
  switch (outcome) {
    case Outcome::none:
      return "Sit down, lean back and start.";
    case Outcome::completed:
      return "The session is complete. Get up slowly.";
    case Outcome::stopped_by_person:
      return "You ended the session.";
    case Outcome::ended_by_pain:
      return "The session is over because it hurt.";
    case Outcome::ended_by_distress:
      return "The session is over: your back defended itself.";
    case Outcome::ended_by_fault:
      return "The session is over because of a fault.";
    case Outcome::refused:
      return "The session could not begin.";
  }
  return "";
}

}  // namespace knead::panel
