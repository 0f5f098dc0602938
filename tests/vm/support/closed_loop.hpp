// Mind, gate, LinuxChair, the kernel's drivers and the person behind them, cycle by cycle in the
// guest's time.
#pragma once

#include <memory>
#include <span>
#include <stdexcept>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "hal/linux/linux_chair.hpp"
#include "tests/support/programmes.hpp"
#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/seated_person.hpp"

namespace knead::vm {

class ClosedLoop {
 public:
  explicit ClosedLoop(std::uint64_t seed = 1)
      : person_(board_, seed),
        chair_(open()),
        controller_(description_, Calibration{}, ControlConfig{}, programmes_),
        gate_(description_, Calibration{}, kCompiledCeilings),
        cycle_(*chair_, controller_, gate_),
        grid_(now()) {}

  /// One period: the person lives it, the chair's cycle comes half a period later.
  void step(std::span<const Request> requests = {}) {
    grid_ += kCyclePeriod;
    wait_until(grid_);
    person_.live(grid_);
    static_cast<void>(cycle_.run(now(), 1, requests, [](const daemon::CycleRecord&) {}));
  }

  /// The controller hangs for so long; the person lives on.
  void stall(Duration length) {
    for (const TimePoint end = grid_ + length; grid_ < end;) {
      grid_ += kCyclePeriod;
      wait_until(grid_);
      person_.live(grid_);
    }
  }

  /// The cycle goes on while nothing of the person can come through any more.
  void run_blind(Duration length) {
    for (const TimePoint end = grid_ + length; grid_ < end;) {
      grid_ += kCyclePeriod;
      wait_until(grid_);
      static_cast<void>(cycle_.run(now(), 1, {}, [](const daemon::CycleRecord&) {}));
    }
  }

  void run(Duration length) {
    for (const TimePoint end = grid_ + length; grid_ < end;) step();
  }

  void ask(RequestKind kind) {
    const Request request{.id = ++last_id_,
                          .kind = kind,
                          .programme = 0,
                          .condition = Condition::healthy,
                          .minutes = 15.0};
    step(std::span(&request, 1));
  }

  [[nodiscard]] bool reach(SessionState state, Duration limit) {
    for (const TimePoint end = grid_ + limit; snapshot().state != state && grid_ < end;) step();
    return snapshot().state == state;
  }

  [[nodiscard]] const daemon::CycleRecord& record() const { return cycle_.record(); }
  [[nodiscard]] const Snapshot& snapshot() const { return record().step.snapshot; }
  [[nodiscard]] SeatedPerson& person() { return person_; }
  [[nodiscard]] TestBoard& board() { return board_; }
  [[nodiscard]] board::LinuxChair& chair() { return *chair_; }

 private:
  [[nodiscard]] std::unique_ptr<board::LinuxChair> open() {
    auto opened = board::LinuxChair::open(board_.description(), description_);
    if (!opened) throw std::runtime_error(opened.error().message());
    return std::move(*opened);
  }

  ChairDescription description_{};
  ProgrammeList programmes_ = test::only_classic();
  TestBoard board_;
  SeatedPerson person_;
  std::unique_ptr<board::LinuxChair> chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  TimePoint grid_;
  std::uint64_t last_id_ = 0;
};

}  // namespace knead::vm
