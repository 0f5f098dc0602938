// What kneadd tells the service manager (systemd, Type=notify). Without one all of this does
// nothing. Not real-time: the server's thread calls it.
#pragma once

#include <cstdint>
#include <optional>

#include "control/types/time.hpp"

namespace knead::daemon {

class ServiceManager {
 public:
  /// Reads $NOTIFY_SOCKET and $WATCHDOG_USEC.
  ServiceManager();

  void ready();
  void stopping();

  /// Called often with the number of cycles that have held so far. Pets the watchdog a few times in
  /// its period, and only if cycles have held since: a server that lives beside a dead cycle is
  /// not alive.
  void cycles_held(std::uint64_t cycles, TimePoint now);

 private:
  std::optional<Duration> watchdog_;
  std::uint64_t seen_ = 0;
  TimePoint petted_{};
};

}  // namespace knead::daemon
