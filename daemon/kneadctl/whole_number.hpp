// A check for options that count or number something: CLI11 reads "-1" as 2^64 - 1, and says of a
// number that is out of range in 300 digits which it is.
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

namespace knead::ctl {

inline constexpr std::int64_t kNoMost = std::numeric_limits<std::int64_t>::max();

/// Digits and nothing else, from `least` to `most`.
[[nodiscard]] inline CLI::Validator whole_number(std::int64_t least = 0,
                                                 std::int64_t most = kNoMost) {
  return {[least, most](std::string& word) {
            std::int64_t number = 0;
            const char* const end = word.data() + word.size();
            const auto [stop, error] = std::from_chars(word.data(), end, number);
            const bool digits = error == std::errc{} && stop == end && word.front() != '-';
            if (digits && number >= least && number <= most) return std::string{};
            return most == kNoMost
                       ? fmt::format("'{}' is no whole number from {} up", word, least)
                       : fmt::format("'{}' is no whole number from {} to {}", word, least, most);
          },
          "NUMBER"};
}

}  // namespace knead::ctl
