#include "daemon/faults/breakable_chair.hpp"

#include <utility>

namespace knead::daemon {

BreakableChair::BreakableChair(std::unique_ptr<sim::SimChair> chair,
                               std::shared_ptr<FaultOrders> orders)
    : chair_(std::move(chair)), orders_(std::move(orders)) {}

hal::IoStatus BreakableChair::read(TimePoint now, SensorFrame& frame) noexcept {
  FaultOrder order;
  while (orders_->pop(order)) carry_out(order);
  return chair_->read(now, frame);
}

hal::IoStatus BreakableChair::write(TimePoint now, const ActuatorFrame& frame) noexcept {
  return chair_->write(now, frame);
}

void BreakableChair::pet(TimePoint now) noexcept { chair_->pet(now); }

void BreakableChair::make_safe() noexcept { chair_->make_safe(); }

/// Whether it can be done was judged before it was ordered (SimFaultBench).
void BreakableChair::carry_out(const FaultOrder& order) noexcept {
  switch (order.what) {
    case FaultOrder::What::inject:
      static_cast<void>(chair_->inject(order.fault));
      break;
    case FaultOrder::What::clear:
      static_cast<void>(chair_->clear(order.fault));
      break;
    case FaultOrder::What::clear_all:
      chair_->clear_all_faults();
      break;
  }
}

}  // namespace knead::daemon
