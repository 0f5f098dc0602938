#include "hal/bridge/field_check.hpp"

#include <cmath>

#include "hal/bridge/words.hpp"

namespace knead::bridge {

bool FieldCheck::number(std::string_view group, std::string_view field, double value,
                        const Range& range) {
  if (value >= range.low && value <= range.high) return true;  // false for what is no number
  complain(group, field,
           words(value) +
               (std::isfinite(value) ? " is more than this sensor could say" : " is no number") +
               "; allowed: " + words(range.low) + " to " + words(range.high) + " " +
               std::string(range.unit) +
               ". Look at its unit, or leave the field away when there is no news");
  return false;
}

bool FieldCheck::count(std::string_view group, std::string_view field, int got, int due,
                       std::string_view cure) {
  if (got == due) return true;
  complain(
      group, field,
      std::to_string(got) + " values, " + std::to_string(due) + " are due: " + std::string(cure));
  return false;
}

void FieldCheck::complain(std::string_view group, std::string_view field, std::string_view text) {
  if (complaint_) return;
  complaint_ = std::string(group);
  if (!group.empty() && !field.empty()) *complaint_ += '.';
  *complaint_ += field;
  *complaint_ += ": ";
  *complaint_ += text;
}

}  // namespace knead::bridge
