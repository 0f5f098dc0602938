#include "config/answer_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <vector>

#include "config/nearest_name.hpp"
#include "control/care/answers.hpp"
#include "control/care/day_text.hpp"

namespace knead::config {

namespace {

using care::AnswerKind;

constexpr std::int32_t kMinutesPerHour = 60;

std::string lowered(std::string_view text) {
  std::string word(text);
  std::ranges::transform(word, word.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto first = word.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return word.substr(first, word.find_last_not_of(" \t") - first + 1);
}

std::optional<std::int32_t> whole_number(std::string_view text) {
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = text.find(at);
    parts.push_back(lowered(text.substr(0, comma)));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

constexpr std::array<std::string_view, 4> kYes{"yes", "y", "true", "1"};
constexpr std::array<std::string_view, 4> kNo{"no", "n", "false", "0"};

std::optional<std::int32_t> yes_or_no(std::string_view word) {
  if (std::ranges::find(kYes, word) != kYes.end()) return 1;
  if (std::ranges::find(kNo, word) != kNo.end()) return 0;
  return std::nullopt;
}

std::string zone_text(care::Zone zone) {
  return fmt::format("{} {}", name(zone.region), name(zone.side));
}

/// "lumbar" is both sides, "lumbar left" is one, "all" and "none" are what they say.
std::optional<care::ZoneSet> zones_named(const std::string& word) {
  if (word == "none") return care::ZoneSet{};
  if (word == "all") return care::ZoneSet::all();
  care::ZoneSet zones;
  for (const care::Zone zone : care::kAllZones) {
    if (word == name(zone.region) || word == zone_text(zone)) zones = zones.with(zone);
  }
  if (zones.empty()) return std::nullopt;
  return zones;
}

std::optional<std::int32_t> zones(std::string_view text) {
  care::ZoneSet all;
  for (const std::string& part : split(text, ',')) {
    const auto named = zones_named(part);
    if (!named) return std::nullopt;
    all = care::ZoneSet::from_bits(all.bits() | named->bits());
  }
  return static_cast<std::int32_t>(all.bits());
}

std::optional<std::int32_t> day(std::string_view text) {
  const auto named = care::day_named(text);
  if (!named) return std::nullopt;
  return static_cast<std::int32_t>(named->time_since_epoch().count());
}

std::optional<std::int32_t> clock(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() != 2) return std::nullopt;
  const auto hour = whole_number(parts[0]);
  const auto minute = whole_number(parts[1]);
  if (!hour || !minute || *minute < 0 || *minute >= kMinutesPerHour) return std::nullopt;
  return *hour * kMinutesPerHour + *minute;
}

std::optional<std::int32_t> choice(const care::QuestionRow& asked, const std::string& word) {
  const auto found = std::ranges::find(asked.choices, word);
  if (found == asked.choices.end()) return std::nullopt;
  return static_cast<std::int32_t>(found - asked.choices.begin());
}

std::optional<std::int32_t> understood(const care::QuestionRow& asked, std::string_view text) {
  const std::string word = lowered(text);
  switch (asked.kind) {
    case AnswerKind::yes_no:
      return yes_or_no(word);
    case AnswerKind::choice:
      return choice(asked, word);
    case AnswerKind::zones:
      return zones(word);
    case AnswerKind::day:
      return day(word);
    case AnswerKind::scale:
    case AnswerKind::newton:
      return whole_number(word);
    case AnswerKind::clock:
      return clock(word);
  }
  return std::nullopt;
}

}  // namespace

std::string allowed_answers(const care::QuestionRow& asked) {
  const care::AnswerRange range = care::range_of(asked);
  switch (asked.kind) {
    case AnswerKind::yes_no:
      return "yes or no";
    case AnswerKind::choice:
      return fmt::format("one of {}", fmt::join(asked.choices, ", "));
    case AnswerKind::zones:
      return "none, all, or some of cervical, thoracic, lumbar, sacral, each with left or right if "
             "it is one side, with commas";
    case AnswerKind::day:
      return "a day as 2026-03-02";
    case AnswerKind::scale:
    case AnswerKind::newton:
      return fmt::format("a whole number from {} to {}", range.least, range.most);
    case AnswerKind::clock:
      return "a time as 22:30";
  }
  return {};
}

std::optional<std::int32_t> parse_answer(const care::QuestionRow& asked, std::string_view text) {
  const auto number = understood(asked, text);
  const care::AnswerRange range = care::range_of(asked);
  if (!number || *number < range.least || *number > range.most) return std::nullopt;
  return number;
}

std::optional<std::string> meant_answer(const care::QuestionRow& asked, std::string_view text) {
  std::vector<std::string> words;
  if (asked.kind == AnswerKind::yes_no) words = {"yes", "no"};
  if (asked.kind == AnswerKind::choice) words.assign(asked.choices.begin(), asked.choices.end());
  if (asked.kind == AnswerKind::zones) {
    words = {"none", "all"};
    for (const care::Zone zone : care::kAllZones) {
      words.emplace_back(name(zone.region));
      words.push_back(zone_text(zone));
    }
  }
  return nearest_name(lowered(text), words);
}

std::string answer_text(const care::QuestionRow& asked, std::int32_t number) {
  switch (asked.kind) {
    case AnswerKind::yes_no:
      return number == 1 ? "yes" : "no";
    case AnswerKind::choice:
      return std::string(asked.choices[static_cast<std::size_t>(number)]);
    case AnswerKind::zones: {
      const auto set = care::ZoneSet::from_bits(static_cast<std::uint32_t>(number));
      std::vector<std::string> words;
      for (const care::Zone zone : care::kAllZones) {
        if (set.contains(zone)) {
          words.push_back(zone_text(zone));
        }
      }
      return words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", "));
    }
    case AnswerKind::day:
      return std::string(care::DayText(care::Day(std::chrono::days(number))).view());
    case AnswerKind::scale:
    case AnswerKind::newton:
      return std::to_string(number);
    case AnswerKind::clock:
      return fmt::format("{:02}:{:02}", number / kMinutesPerHour, number % kMinutesPerHour);
  }
  return {};
}

}  // namespace knead::config
