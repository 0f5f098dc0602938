// Days as people and files write them: 2026-03-02. Pure; independent of clock and time zone.
#pragma once

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "control/care/day.hpp"

namespace knead::care {

/// "2026-03-02"; years 0 to 9999.
class DayText {
 public:
  explicit constexpr DayText(Day day) {
    const std::chrono::year_month_day date(day);
    put(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    put(5, 2, static_cast<unsigned>(date.month()));
    put(8, 2, static_cast<unsigned>(date.day()));
  }
  [[nodiscard]] constexpr std::string_view view() const {
    return {letters_.data(), letters_.size()};
  }

 private:
  constexpr void put(std::size_t first, std::size_t digits, unsigned number) {
    constexpr unsigned kTen = 10;
    for (std::size_t i = digits; i-- > 0; number /= kTen) {
      letters_[first + i] = static_cast<char>('0' + number % kTen);
    }
  }
  std::array<char, 10> letters_{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
};

/// The day that `text` names; nothing if it is written otherwise, or the calendar has no such day.
[[nodiscard]] inline std::optional<Day> day_named(std::string_view text) {
  constexpr std::size_t kLength = 10;
  if (text.size() != kLength || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&text](std::size_t first, std::size_t digits) {
    unsigned value = 0;
    const char* const end = text.data() + first + digits;
    const auto [stop, error] = std::from_chars(text.data() + first, end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

}  // namespace knead::care
