// When the next cycle runs, what time it is then and what it hears. On a chair the absolute grid of
// the monotonic clock decides; a recording or an external plant has a time of its own. Thread: the
// cycle's.
#pragma once

#include "control/types/time.hpp"
#include "daemon/runtime/request_intake.hpp"

namespace knead::daemon {

struct CycleStart {
  TimePoint now{};
  int cycles_elapsed = 1;  ///< 1 when on time
};

class Pace {
 public:
  virtual ~Pace() = default;

  /// Waits until the next cycle may run; replaces `requests` by what it hears. False: there is no
  /// further cycle. Takes nothing from the heap.
  [[nodiscard]] virtual bool next(CycleStart& start, RequestList& requests) noexcept = 0;
};

}  // namespace knead::daemon
