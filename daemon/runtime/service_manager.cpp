#include "daemon/runtime/service_manager.hpp"

#include <systemd/sd-daemon.h>

namespace knead::daemon {

namespace {

constexpr int kPetsInAPeriod = 4;

}  // namespace

ServiceManager::ServiceManager() {
  std::uint64_t period_us = 0;
  if (::sd_watchdog_enabled(0, &period_us) > 0) {
    watchdog_ = std::chrono::microseconds(period_us);
  }
}

void ServiceManager::ready() { ::sd_notify(0, "READY=1\nSTATUS=The control cycle runs."); }

void ServiceManager::stopping() { ::sd_notify(0, "STOPPING=1\nSTATUS=Releasing the chair."); }

void ServiceManager::cycles_held(std::uint64_t cycles, TimePoint now) {
  if (watchdog_ && cycles != seen_ && now - petted_ >= *watchdog_ / kPetsInAPeriod) {
    ::sd_notify(0, "WATCHDOG=1");
    seen_ = cycles;
    petted_ = now;
  }
}

}  // namespace knead::daemon
