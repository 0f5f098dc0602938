// A check for options that count or number something: CLI11 reads "-1" as 2^64 - 1.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

namespace knead::ctl {

/// Digits and nothing else.
[[nodiscard]] inline CLI::Validator whole_number() {
  return {[](std::string& word) {
            const bool digits = !word.empty() && std::ranges::all_of(word, [](char letter) {
              return letter >= '0' && letter <= '9';
            });
            return digits ? std::string{} : "'" + word + "' is no whole number from 0 up";
          },
          "NUMBER"};
}

}  // namespace knead::ctl
