// The simulated person's own will, where no scenario speaks: sits down, waits until the chair has
// felt them, says start, and after a pause says resume. A person who is refused again and again
// gives up.
#pragma once

#include <optional>

#include "control/types/request.hpp"
#include "control/types/snapshot.hpp"

namespace knead::simulate {

/// How long after sitting down the person says start: the mat has settled by then.
inline constexpr Duration kStartsAfter = 1s;
/// How long a person waits in a pause before going on; longer if a scenario still holds a resume of
/// its own. Both assumed.
inline constexpr Duration kResumesAfter = 15s;
inline constexpr Duration kWaitsForScenario = 120s;
/// Resumes that lead nowhere before the person says stop. Assumed.
inline constexpr int kPatience = 20;

class Person {
 public:
  explicit Person(Request start) : start_(start) {}

  /// What the person says in this millisecond, if anything. `state` is that of the cycle before.
  [[nodiscard]] std::optional<Request> says(TimePoint now, SessionState state,
                                            bool scenario_will_resume);
  [[nodiscard]] bool has_started() const { return started_; }

 private:
  Request start_;
  bool started_ = false;
  std::optional<TimePoint> waits_since_;
  int tries_ = 0;
};

}  // namespace knead::simulate
