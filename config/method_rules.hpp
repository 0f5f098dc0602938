// What the rule of each massage asks of the programmes that are one: CR-30 to CR-38. Internal to
// config.
#pragma once

#include "config/rule_book.hpp"

namespace knead::config {

/// The programme has at least three phases.
void check_method(const RuleBook& book);

}  // namespace knead::config
