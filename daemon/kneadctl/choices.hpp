// What can be chosen, by name: in one line for help and errors ("healthy, chronic_low_back_pain,
// ..."), and as a list.
#pragma once

#include <string>
#include <vector>

#include "control/types/envelope.hpp"

namespace knead::ctl {

/// The names of all that `choices` holds, found by their own `name()`.
template <class Choices>
[[nodiscard]] std::string names_of(const Choices& choices) {
  std::string names;
  for (const auto choice : choices) {
    if (!names.empty()) names += ", ";
    names += name(choice);
  }
  return names;
}

[[nodiscard]] inline std::vector<std::string> condition_names() {
  std::vector<std::string> names;
  names.reserve(kConditions);
  for (std::size_t i = 0; i < kConditions; ++i) {
    names.emplace_back(name(static_cast<Condition>(i)));
  }
  return names;
}

}  // namespace knead::ctl
