// The care rules by id: what the literature of therapeutic massage asks, in the words in which a
// person reads why something is less, later or not at all. docs/care.md is made of this table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace knead {

enum class Rule : std::uint8_t {
  none,  ///< no rule: the chair's own limit, or the person's
  cr01,
  cr02,
  cr03,
  cr04,
  cr05,
  cr06,
  cr07,
  cr08,
  cr10,
  cr11,
  cr12,
  cr13,
  cr14,
  cr15,
  cr16,
  cr17,
  cr18,
  cr19,
  cr20,
  cr21,
  cr22,
  cr30,
  cr31,
  cr32,
  cr33,
  cr34,
  cr35,
  cr36,
  cr37,
  cr38,
  cr40,
  cr41,
  cr42,
  cr43,
  cr44,
  cr45,
  count_,  ///< not a rule: how many there are
};

inline constexpr std::size_t kRules = static_cast<std::size_t>(Rule::count_);

struct RuleRow {
  Rule rule{};
  std::string_view id;    ///< as code and tests name it; empty for `none`
  std::string_view text;  ///< what it asks, to the person, in plain words
};

/// In the order of the enumerators.
[[nodiscard]] std::span<const RuleRow> rule_table();
[[nodiscard]] const RuleRow& row(Rule rule);

}  // namespace knead
