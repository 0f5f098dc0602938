// Finds what a misspelt name was meant to be.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace knead::config {

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that turn
/// one word into the other.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The closest of `names`, or nothing when even that one differs in more than a third of its
/// letters (but two letters are always forgiven in names of four or more).
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view misspelt,
                                                      std::span<const std::string> names);

}  // namespace knead::config
