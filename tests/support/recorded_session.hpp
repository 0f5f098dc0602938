// A chair in virtual time whose every cycle is recorded: the simulated person, and the controller
// of the repository's own configuration files. For tests of recordings.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "config/file_set.hpp"
#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/record/header.hpp"
#include "daemon/record/recorded.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::test {

[[nodiscard]] inline config::FileSet own_files() {
  auto files = config::read_file_set(KNEAD_SOURCE_DIR "/config/kneadd.toml", false);
  if (!files) throw std::runtime_error(config::to_lines(files.error()));
  return *files;
}

[[nodiscard]] inline config::ControllerSetup own_setup() {
  auto setup = config::parse(own_files());
  if (!setup) throw std::runtime_error(config::to_lines(setup.error()));
  return *setup;
}

[[nodiscard]] inline v1::RecordingHeader own_header() {
  return record::make_header(own_files(),
                             {.program_version = "test", .made_by = "a test", .note = {}});
}

class RecordedSession {
 public:
  using Keep = std::function<void(const replay::RecordedCycle&)>;

  /// `keep` gets every cycle.
  explicit RecordedSession(Keep keep, std::uint64_t seed = 1)
      : keep_(std::move(keep)), person_(setup_.chair, sim::nominal_body(), seed) {
    person_.sit_down();
  }

  /// One cycle, `late` whole periods after it was due.
  void cycle(std::span<const Request> requests = {}, int late = 0) {
    now_ += kCyclePeriod * (1 + late);
    static_cast<void>(cycle_.run(now_, 1 + late, requests, [](const daemon::CycleRecord&) {}));
    record::fill(number_++, now_, 1 + late, requests, cycle_.record(), *recorded_);
    keep_(*recorded_);
  }
  void run(Duration length) {
    for (const TimePoint end = now_ + length; now_ < end;) cycle();
  }
  void ask(RequestKind kind) {
    const Request request{.id = ++last_id_,
                          .kind = kind,
                          .condition = Condition::healthy,
                          .minutes = 15.0,
                          .ceiling = Newton(20.0)};
    cycle(std::span(&request, 1));
  }
  [[nodiscard]] bool reach(SessionState state, Duration limit) {
    for (const TimePoint end = now_ + limit; snapshot().state != state && now_ < end;) cycle();
    return snapshot().state == state;
  }

  [[nodiscard]] const Snapshot& snapshot() const { return cycle_.record().step.snapshot; }
  [[nodiscard]] sim::SimChair& person() { return person_; }
  [[nodiscard]] std::uint64_t cycles() const { return number_; }

 private:
  Keep keep_;
  config::ControllerSetup setup_ = own_setup();
  sim::SimChair person_;
  Controller controller_{setup_.chair, setup_.calibration, setup_.config.control,
                         setup_.programmes};
  safety::Gate gate_{setup_.chair, setup_.calibration, setup_.config.limits};
  daemon::Cycle cycle_{person_, controller_, gate_};
  std::unique_ptr<replay::RecordedCycle> recorded_ = std::make_unique<replay::RecordedCycle>();
  TimePoint now_{1s};
  std::uint64_t number_ = 0;
  std::uint64_t last_id_ = 0;
};

}  // namespace knead::test
