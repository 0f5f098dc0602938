// What can be chosen, in one line for help and errors: "healthy, chronic_low_back_pain, ...".
#pragma once

#include <string>

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

}  // namespace knead::ctl
