// The reasons of one cycle, in the order they came. It is bounded, because the cycle must not
// allocate, and says itself what it could not hold: its last place is kept for `events_lost`, whose
// value counts them. Trivially copyable, real-time safe.
#pragma once

#include <cstddef>

#include "control/types/fixed_vector.hpp"
#include "control/types/reason.hpp"

namespace knead {

class EventList {
 public:
  /// As many as are told of one cycle, the word about lost ones included. Assumed: a cycle says a
  /// few; only a mat with dozens of faulty cells would say more.
  static constexpr std::size_t kMost = 32;

  constexpr void push(const ReasonEvent& event) {
    if (!full()) {
      held_.push(event);
    } else if (!held_.full()) {
      held_.push({.at = event.at, .reason = Reason::events_lost, .value = 1.0});
    } else {
      held_[kMost - 1].value += 1.0;
    }
  }
  constexpr void clear() { held_.clear(); }

  /// One more would be lost.
  [[nodiscard]] constexpr bool full() const { return held_.size() + 1 >= kMost; }
  [[nodiscard]] constexpr std::size_t size() const { return held_.size(); }
  [[nodiscard]] constexpr bool empty() const { return held_.empty(); }
  [[nodiscard]] constexpr const ReasonEvent& operator[](std::size_t i) const { return held_[i]; }
  [[nodiscard]] constexpr const ReasonEvent* data() const { return held_.data(); }
  [[nodiscard]] constexpr const ReasonEvent* begin() const { return held_.begin(); }
  [[nodiscard]] constexpr const ReasonEvent* end() const { return held_.end(); }
  [[nodiscard]] constexpr const ReasonEvent& back() const { return held_.back(); }

 private:
  FixedVector<ReasonEvent, kMost> held_{};
};

}  // namespace knead
