// The bench of a simulated chair: judges what is asked for, remembers what is on, and orders it
// from the chair. It keeps a board like the chair's own: both are given the same in the same order.
// Thread: the server's.
#pragma once

#include <memory>
#include <optional>

#include "daemon/faults/fault_orders.hpp"
#include "daemon/server/fault_bench.hpp"
#include "hal/sim/fault_board.hpp"

namespace knead::daemon {

class SimFaultBench final : public FaultBench {
 public:
  explicit SimFaultBench(std::shared_ptr<FaultOrders> orders) : orders_(std::move(orders)) {}

  void describe(v1::ServerHello& hello) const override;
  /// A fault that is on already takes the new magnitude.
  [[nodiscard]] Done inject(const v1::InjectFault& unsafe_wish) override;
  [[nodiscard]] Done clear(const v1::ClearFaults& unsafe_wish) override;
  [[nodiscard]] const On& on() const override { return on_; }

 private:
  [[nodiscard]] bool is_on(const sim::Fault& fault) const;
  [[nodiscard]] Done clear_all();
  void say_what_is_on();

  std::shared_ptr<FaultOrders> orders_;
  sim::FaultBoard board_;
  On on_;
};

}  // namespace knead::daemon
