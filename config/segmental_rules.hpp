// What CR-31 asks of a segmental massage. Internal to config.
#pragma once

#include "config/rule_book.hpp"

namespace knead::config {

void check_segmental(const RuleBook& book);

}  // namespace knead::config
