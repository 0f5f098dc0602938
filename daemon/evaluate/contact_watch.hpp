// A roller that loses the back and meets it again: how hard is the meeting?
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "daemon/evaluate/touch_session.hpp"

namespace knead::evaluate {

struct ContactLoss {
  double gone_s = 0.0;  ///< without contact
  /// Largest rise of true force within 50 ms, from the first touch until two seconds later.
  double force_step_n = 0.0;
};

/// A loss: true force below 0.5 N for 10 ms or more although 5 N or more are asked. A roller that
/// was not touching before has lost nothing.
class ContactWatch {
 public:
  void add(const TouchMoment& m);
  /// Those whose two seconds are over.
  [[nodiscard]] const std::vector<ContactLoss>& losses() const { return losses_; }

  static constexpr Duration kCountsFrom = 10ms;
  static constexpr Duration kWatchedFor = 2s;
  static constexpr std::size_t kStepWithin = 50;  ///< ms

 private:
  struct Roller {
    bool touched = false;
    TimePoint gone_since{};
    bool gone = false;
    bool back = false;  ///< after a loss, within the two seconds
    TimePoint back_since{};
    ContactLoss loss{};
    std::array<double, kStepWithin> recent{};  ///< ring of true forces
    std::size_t next = 0;
  };
  void watch(Roller& roller, const scoring::RollerObservation& seen, TimePoint at);
  void end(Roller& roller);

  std::array<Roller, kSides> rollers_{};
  std::vector<ContactLoss> losses_{};
};

}  // namespace knead::evaluate
