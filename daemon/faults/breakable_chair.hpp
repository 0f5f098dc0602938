// The simulated chair of a kneadd that was started with --allow-faults: carries out what was
// ordered between two cycles. It can only be made of a simulated chair, so that there is no way
// from an order to any other. Thread: the cycle's. Real-time as the simulated chair is.
#pragma once

#include <memory>

#include "daemon/faults/fault_orders.hpp"
#include "hal/chair.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::daemon {

class BreakableChair final : public hal::Chair {
 public:
  BreakableChair(std::unique_ptr<sim::SimChair> chair, std::shared_ptr<FaultOrders> orders);

  /// Carries out the orders first.
  [[nodiscard]] hal::IoStatus read(TimePoint now, SensorFrame& frame) noexcept override;
  [[nodiscard]] hal::IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept override;
  void pet(TimePoint now) noexcept override;
  void make_safe() noexcept override;

 private:
  void carry_out(const FaultOrder& order) noexcept;

  std::unique_ptr<sim::SimChair> chair_;
  std::shared_ptr<FaultOrders> orders_;
};

}  // namespace knead::daemon
