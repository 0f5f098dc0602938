// Takes what technicians ask to break or mend to the simulated chair's bench, answers at once, and
// tells everybody. On any other chair all of it is refused. Thread: the server's.
#pragma once

#include <functional>
#include <memory>

#include "daemon/server/connection.hpp"
#include "daemon/server/fault_bench.hpp"

namespace knead::daemon {

class FaultDesk {
 public:
  using Tell = std::function<void(const ReasonEvent&)>;
  /// Without a bench everything is refused with `without`. The bench outlives it.
  FaultDesk(FaultBench* bench, v1::Refusal without, Tell tell);

  [[nodiscard]] static bool concerns(const v1::Request& request);
  /// `at` is the chair's own time, for the events.
  void ask(const std::shared_ptr<Connection>& client, const v1::Request& request, TimePoint at);
  /// Says in a hello what may be broken.
  void describe(v1::ServerHello& hello) const;
  /// Says in a snapshot what is broken.
  void show(v1::Snapshot& snapshot) const;

 private:
  [[nodiscard]] FaultBench::Done done(const v1::Request& request);

  FaultBench* bench_;
  v1::Refusal without_;
  Tell tell_;
};

}  // namespace knead::daemon
