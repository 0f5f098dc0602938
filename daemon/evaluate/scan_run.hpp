// One person's scan in virtual time: chair, controller and gate joined as kneadd joins them, from
// the person's start until the spine is found or the chair refuses. What the person and the mat do
// meanwhile is the caller's. Allocates; one thread.
#pragma once

#include <cstdint>
#include <functional>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/evaluate/scan_study.hpp"
#include "hal/sim/back_shape.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::evaluate {

/// A simulated chair whose back mat has something on it, or wrong with it.
class MatTampered final : public hal::Chair {
 public:
  using Tamper = std::function<void(PressureMap&)>;

  MatTampered(hal::Chair& chair, Tamper tamper) : chair_(chair), tamper_(std::move(tamper)) {}

  [[nodiscard]] hal::IoStatus read(TimePoint now, SensorFrame& frame) noexcept override;
  [[nodiscard]] hal::IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept override {
    return chair_.write(now, frame);
  }
  void pet(TimePoint now) noexcept override { chair_.pet(now); }
  void make_safe() noexcept override { chair_.make_safe(); }

 private:
  hal::Chair& chair_;
  Tamper tamper_;
  std::uint32_t tampered_ = 0;  ///< sequence number of the frame that was
};

class ScanRun {
 public:
  ScanRun(const sim::Body& body, std::uint64_t seed, MatTampered::Tamper tamper = nullptr);
  ScanRun(const ScanRun&) = delete;
  ScanRun& operator=(const ScanRun&) = delete;

  [[nodiscard]] sim::SimChair& person() { return person_; }

  /// Runs to the end; `each_cycle(time since the start was asked)` lets the person act.
  template <class EachCycle>
  ScanBody finish(EachCycle&& each_cycle) {
    while (!over()) {
      each_cycle(now_ - kAskedAt);
      cycle();
    }
    return judged();
  }
  ScanBody finish() {
    return finish([](Duration) {});
  }

 private:
  /// The mat has settled by then.
  static constexpr TimePoint kAskedAt{2s};
  /// No scan may take longer, however it ends.
  static constexpr TimePoint kGivenUp{92s};

  void cycle();
  [[nodiscard]] const Snapshot& snapshot() const { return cycle_.record().step.snapshot; }
  [[nodiscard]] bool over() const;
  [[nodiscard]] ScanBody judged() const;

  ChairDescription description_{};
  sim::Body body_;
  sim::BackShape shape_;
  std::uint64_t seed_;
  ProgrammeList programmes_;
  // The parts hold references to one another: in the order of their making.
  sim::SimChair person_;
  MatTampered chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  TimePoint now_{1s};
  bool refused_ = false;
  Newton strongest_touch_{};
};

}  // namespace knead::evaluate
