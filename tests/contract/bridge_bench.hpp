// An external plant at the end of a socket: it senses the same in every step, and has the relay
// that the protocol asks of a plant.
#pragma once

#include <memory>
#include <optional>

#include "tests/contract/bench.hpp"
#include "tests/unit/bridge/scripted_plant.hpp"

namespace knead::contract {

class BridgeBench final : public Bench {
 public:
  BridgeBench() : chair_(plant_.chair()) {}

  [[nodiscard]] hal::Chair& chair() override { return *chair_; }
  [[nodiscard]] TimePoint now() const override { return now_; }
  void live() override { now_ += kCyclePeriod; }
  /// In lock step the answers must lie there before they are asked for.
  void before_read() override {
    listen();
    if (!origin_) origin_ = now_;
    const auto due = static_cast<std::uint64_t>((now_ - *origin_) / kCyclePeriod) + 1;
    while (!gone_ && said_ < due) plant_.says(reading(++said_));
  }
  [[nodiscard]] bool powered() override {
    listen();
    return closed(plant_now_);
  }
  [[nodiscard]] Millimetre driven_depth() override { return powered() ? depth_ : Millimetre(0.0); }
  void press_estop(bool pressed) override { estop_ = pressed; }
  void pull_out_force() override { force_ = false; }
  void cut_off() override {
    gone_ = true;
    plant_.says_no_more();
  }
  void end() override { cut_off(); }
  void close() override { chair_.reset(); }

  [[nodiscard]] std::string_view cannot_show(Claim claim) const override {
    switch (claim) {
      case Claim::own_heap:
        return "it waits for its plant and makes its messages; it runs in lock step, never on the "
               "wall clock's grid";
      case Claim::driving:
      case Claim::second_look:
      case Claim::ending:
      case Claim::closing:
        return {};
    }
    return {};
  }

 private:
  [[nodiscard]] bool closed(Duration at) const {
    return enable_ && edge_ && at - *edge_ <= ChairDescription{}.heartbeat_timeout;
  }

  v1::Reading reading(std::uint64_t step) {
    v1::Reading r = bridge::good_reading(step);
    r.mutable_switches()->set_estop_pressed(estop_);
    r.mutable_switches()->set_enable_energised(
        closed(static_cast<std::int64_t>(step) * kCyclePeriod));
    if (!force_) r.mutable_left()->clear_force_n();
    return r;
  }

  void listen() {
    for (const v1::ControllerMessage& message : plant_.heard()) {
      if (message.has_step()) {
        plant_now_ = Duration(message.step().time_ns());
        enable_ = message.step().actuators().enable();
        depth_ = Millimetre(message.step().actuators().left().depth_mm());
        if (message.step().heartbeat()) edge_ = plant_now_;
      } else if (message.has_power_off() || message.has_goodbye()) {
        enable_ = false;
      }
    }
  }

  bridge::ScriptedPlant plant_;
  std::unique_ptr<bridge::BridgeChair> chair_;
  TimePoint now_{1s};
  std::optional<TimePoint> origin_;
  std::uint64_t said_ = 0;
  Duration plant_now_{};
  bool enable_ = false;
  std::optional<Duration> edge_;
  Millimetre depth_{};
  bool estop_ = false;
  bool force_ = true;
  bool gone_ = false;
};

}  // namespace knead::contract
