// The simulated chair with somebody in it.
#pragma once

#include "hal/sim/sim_chair.hpp"
#include "tests/contract/bench.hpp"

namespace knead::contract {

class SimBench final : public Bench {
 public:
  SimBench() : chair_(ChairDescription{}, sim::nominal_body(), 1) { chair_.sit_down(); }

  [[nodiscard]] hal::Chair& chair() override { return chair_; }
  [[nodiscard]] TimePoint now() const override { return now_; }
  void live() override { now_ += kCyclePeriod; }
  [[nodiscard]] bool powered() override { return chair_.truth().powered; }
  [[nodiscard]] Millimetre driven_depth() override {
    return powered() ? chair_.truth().depth[index(Side::left)] : Millimetre(0.0);
  }
  void press_estop(bool pressed) override { chair_.press_estop(pressed); }
  void pull_out_force() override {
    chair_.inject({sim::FaultTarget::force_left, sim::FaultKind::disconnect});
  }
  void cut_off() override { chair_.inject({sim::FaultTarget::bus, sim::FaultKind::read_failed}); }

  [[nodiscard]] std::string_view cannot_show(Claim claim) const override {
    switch (claim) {
      case Claim::ending:
        return "a person sits as long as anybody lets time pass";
      case Claim::closing:
        return "chair and body are one object; who looks afterwards finds neither";
      case Claim::driving:
      case Claim::second_look:
      case Claim::own_heap:
        return {};
    }
    return {};
  }

 private:
  sim::SimChair chair_;
  TimePoint now_{1s};
};

}  // namespace knead::contract
