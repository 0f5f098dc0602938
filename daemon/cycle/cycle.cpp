#include "daemon/cycle/cycle.hpp"

#include <algorithm>

namespace knead::daemon {

namespace {

/// A person's go is read off the requests themselves, so that no fault of control can fake one.
bool says_go(std::span<const Request> requests) {
  return std::ranges::any_of(requests, [](const Request& r) {
    return r.kind == RequestKind::start || r.kind == RequestKind::resume;
  });
}

}  // namespace

Cycle::Cycle(hal::Chair& chair, Controller& controller, safety::Gate& gate)
    : chair_(chair), controller_(controller), gate_(gate) {}

hal::IoStatus Cycle::compute(TimePoint now, int cycles_elapsed,
                             std::span<const Request> requests) noexcept {
  const hal::IoStatus read = chair_.read(now, record_.sensors);

  controller_.step({.now = now,
                    .cycles_elapsed = cycles_elapsed,
                    .requests = requests,
                    .sensors = record_.sensors,
                    .gate = record_.gate},
                   record_.step);

  gate_.pass({.now = now,
              .cycles_elapsed = cycles_elapsed,
              .sensors = record_.sensors,
              .envelope = record_.step.envelope,
              .requested = record_.step.actuators,
              .person_go = says_go(requests),
              .chair_io_ok = io_ok_ && read == hal::IoStatus::ok},
             record_.written, record_.gate);

  const hal::IoStatus write = chair_.write(now, record_.written);
  io_ok_ = write == hal::IoStatus::ok;

  record_.step.snapshot.gate = record_.gate.standing();
  record_.step.snapshot.actuators = record_.written;
  record_.read = read;
  record_.write = write;
  record_.held = read == hal::IoStatus::ok && io_ok_;
  return read != hal::IoStatus::ok ? read : write;
}

}  // namespace knead::daemon
