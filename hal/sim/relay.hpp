// The enable relay: a retriggerable one-shot in hardware, outside any code of the controller.
// Power is on the actuators only while enable is asked for, heartbeat edges keep coming, the E-stop
// is not pressed and the supply is there. Nothing latches: what must stay off after a trip is the
// controller's to hold. Real-time safe.
#pragma once

#include "control/types/time.hpp"

namespace knead::sim {

class EnableRelay {
 public:
  explicit EnableRelay(Duration heartbeat_timeout) : timeout_(heartbeat_timeout) {}

  void edge(TimePoint at) noexcept {
    last_edge_ = at;
    seen_an_edge_ = true;
  }

  struct Input {
    bool enable = false;
    bool estop_pressed = false;
    bool supply = true;
  };
  void step(TimePoint now, const Input& input) noexcept {
    const bool alive = seen_an_edge_ && now - last_edge_ <= timeout_;
    closed_ = input.enable && alive && !input.estop_pressed && input.supply;
  }

  [[nodiscard]] bool closed() const noexcept { return closed_; }

 private:
  Duration timeout_;
  TimePoint last_edge_{};
  bool seen_an_edge_ = false;
  bool closed_ = false;
};

}  // namespace knead::sim
