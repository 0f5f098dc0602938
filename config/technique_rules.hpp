// Which techniques belong to a massage. Internal to config.
#pragma once

#include <span>
#include <string_view>

#include "config/rule_book.hpp"
#include "control/types/technique.hpp"

namespace knead::config {

/// Refuses each work phase of another technique; `rule` is the id that asks.
void only(const RuleBook& book, std::string_view rule, std::span<const Technique> techniques);
/// Refuses a programme that lacks one of these at work.
void every(const RuleBook& book, std::string_view rule, std::span<const Technique> techniques);

}  // namespace knead::config
