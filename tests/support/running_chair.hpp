// A whole chair in virtual time: a simulated person, the mind and the gate, joined as kneadd joins
// them. For tests and benchmarks of the cycle itself.
#pragma once

#include <span>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "hal/sim/sim_chair.hpp"
#include "tests/support/programmes.hpp"

namespace knead::test {

class RunningChair {
 public:
  RunningChair(const RunningChair&) = delete;
  RunningChair& operator=(const RunningChair&) = delete;
  explicit RunningChair(const ProgrammeList& programmes = only_classic(), std::uint64_t seed = 1)
      : programmes_(programmes), person_(description_, sim::nominal_body(), seed) {
    person_.sit_down();
  }

  /// One cycle, one period later than the one before. Allocates nothing itself.
  hal::IoStatus cycle(std::span<const Request> requests = {}) noexcept {
    now_ += kCyclePeriod;
    ++cycles_;
    return cycle_.run(now_, 1, requests, [](const daemon::CycleRecord&) {});
  }

  void run(Duration length) noexcept {
    for (const TimePoint end = now_ + length; now_ < end;) {
      [[maybe_unused]] const hal::IoStatus status = cycle();
    }
  }

  /// One cycle with this request in it; a start is for 15 minutes of the first programme.
  void ask(RequestKind kind) noexcept {
    const Request request{.id = ++last_id_,
                          .kind = kind,
                          .programme = 0,
                          .condition = Condition::healthy,
                          .minutes = 15.0};
    [[maybe_unused]] const hal::IoStatus status = cycle(std::span(&request, 1));
  }

  /// Cycles until the session is in `state`; false if it is not within `limit`.
  [[nodiscard]] bool reach(SessionState state, Duration limit) noexcept {
    const TimePoint end = now_ + limit;
    while (snapshot().state != state && now_ < end) {
      [[maybe_unused]] const hal::IoStatus status = cycle();
    }
    return snapshot().state == state;
  }

  [[nodiscard]] const daemon::CycleRecord& record() const { return cycle_.record(); }
  [[nodiscard]] const Snapshot& snapshot() const { return record().step.snapshot; }
  [[nodiscard]] std::uint64_t cycles() const { return cycles_; }
  [[nodiscard]] sim::SimChair& person() { return person_; }

 private:
  ChairDescription description_{};
  ProgrammeList programmes_;
  sim::SimChair person_;
  // The parts hold references to one another: the order of these members is the order of their
  // making.
  Controller controller_{description_, Calibration{}, ControlConfig{}, programmes_};
  safety::Gate gate_{description_, Calibration{}, kCompiledCeilings};
  daemon::Cycle cycle_{person_, controller_, gate_};
  TimePoint now_{1s};
  std::uint64_t cycles_ = 0;
  std::uint64_t last_id_ = 0;
};

}  // namespace knead::test
