// One TOML value against one declared field. Internal to config.
#pragma once

#include <optional>
#include <string>

#include "config/errors.hpp"
#include "config/schema.hpp"
#include "config/source.hpp"

namespace knead::config {

/// What a field takes, in words: "5 to 80 N", "one of left, right".
[[nodiscard]] std::string allowed_text(const Field& field);

struct ValueMistake {
  ErrorCode code{};
  std::string what;
  std::string cure;
};

/// The value in the field's own kind, or what is wrong with it.
[[nodiscard]] tl::expected<Value, ValueMistake> read_value(const Field& field,
                                                           const toml::node& node);

}  // namespace knead::config
