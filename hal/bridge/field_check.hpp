// Judges the fields of one message of a plant and keeps the first complaint: field, value, what is
// allowed, cure. A complaint ends the conversation. Not real-time: complaints are text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace knead::bridge {

/// What a field's sensor could ever say. Wide on purpose: it finds wrong units and nonsense, while
/// the chair's own limits are the gate's to hold.
struct Range {
  double low;
  double high;
  std::string_view unit;
};

class FieldCheck {
 public:
  /// Is it a finite number within the range? `group` is the message that holds the field, or empty.
  bool number(std::string_view group, std::string_view field, double value, const Range& range);
  /// Has a repeated field so many values?
  bool count(std::string_view group, std::string_view field, int got, int due,
             std::string_view cure);
  void complain(std::string_view group, std::string_view field, std::string_view text);

  [[nodiscard]] bool ok() const { return !complaint_; }
  [[nodiscard]] const std::optional<std::string>& complaint() const { return complaint_; }

 private:
  std::optional<std::string> complaint_;
};

}  // namespace knead::bridge
