#include "config/errors.hpp"

#include <fmt/format.h>

namespace knead::config {

std::string mistake(std::string_view key, std::string_view what, std::string_view allowed,
                    std::string_view cure) {
  std::string text = fmt::format("{}: {}", key, what);
  if (!allowed.empty()) {
    text += fmt::format("; allowed: {}", allowed);
  }
  if (!cure.empty()) {
    text += fmt::format("; {}", cure);
  }
  return text;
}

std::string to_lines(const Errors& errors) {
  std::string lines;
  for (const Error& error : errors) {
    lines += error.message() + "\n";
  }
  return lines;
}

}  // namespace knead::config
