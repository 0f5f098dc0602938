// A recording played back, made as it goes: what the simulated chair says in a cycle is what the
// recording holds of it.
#pragma once

#include <memory>

#include "hal/replay/replay_chair.hpp"
#include "tests/contract/sim_bench.hpp"

namespace knead::contract {

class ReplayBench final : public Bench {
 public:
  [[nodiscard]] hal::Chair& chair() override { return chair_; }
  [[nodiscard]] TimePoint now() const override { return recorded_.now(); }
  void live() override { recorded_.live(); }
  void before_read() override {
    if (ended_) return;
    cycle_->now = now();
    cycle_->read = recorded_.chair().read(now(), cycle_->sensors);
    cycle_->write = hal::IoStatus::ok;
    chair_.show(cycle_.get());
    ++cycle_->number;
  }
  [[nodiscard]] bool powered() override { return false; }
  [[nodiscard]] Millimetre driven_depth() override { return Millimetre(0.0); }
  void press_estop(bool pressed) override { recorded_.press_estop(pressed); }
  void pull_out_force() override { recorded_.pull_out_force(); }
  void cut_off() override { recorded_.cut_off(); }
  void end() override {
    ended_ = true;
    chair_.show(nullptr);
  }

  [[nodiscard]] std::string_view cannot_show(Claim claim) const override {
    switch (claim) {
      case Claim::driving:
        return "a recording takes every frame and moves nothing; it has no hardware below it";
      case Claim::second_look:
        return "a cycle is shown once; who reads again gets the same cycle again";
      case Claim::closing:
        return "nothing was ever powered";
      case Claim::ending:
      case Claim::own_heap:
        return {};
    }
    return {};
  }

 private:
  SimBench recorded_;
  replay::ReplayChair chair_;
  std::unique_ptr<replay::RecordedCycle> cycle_ = std::make_unique<replay::RecordedCycle>();
  bool ended_ = false;
};

}  // namespace knead::contract
