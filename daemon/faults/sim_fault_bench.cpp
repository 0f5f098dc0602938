#include "daemon/faults/sim_fault_bench.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "hal/sim/fault_catalogue.hpp"

namespace knead::daemon {

namespace {

using What = FaultOrder::What;

bool same_place(const sim::Fault& a, const sim::Fault& b) {
  return a.target == b.target && a.kind == b.kind && a.index == b.index;
}

std::string name_of(const sim::Fault& fault) { return sim::name({fault.target, fault.kind}); }

/// The words that end it, for `kneadctl`.
std::string ending(const sim::Fault& fault) {
  const std::string which = fault.index == 0 ? "" : " --index " + std::to_string(fault.index);
  return "`kneadctl fault clear " + name_of(fault) + which + "`";
}

ReasonEvent event_of(const sim::Fault& fault, Reason reason) {
  return {.reason = reason, .channel = sim::channel_of(fault), .value = fault.magnitude};
}

/// None: no such fault, or not at this place or of this size.
std::optional<sim::Fault> fault_of(const v1::InjectFault& wish) {
  const auto sort = sim::fault_named(wish.name());
  if (!sort) return std::nullopt;
  sim::Fault fault{.target = sort->target, .kind = sort->kind, .index = wish.index()};
  if (const auto magnitude = sim::magnitude_of(*sort)) {
    fault.magnitude = wish.has_magnitude() ? wish.magnitude() : magnitude->usual;
  }
  const bool fits = sim::is_possible(fault) && std::abs(fault.magnitude) <= sim::kMagnitudeMax;
  return fits ? std::optional(fault) : std::nullopt;
}

}  // namespace

void SimFaultBench::describe(v1::ServerHello& hello) const {
  for (const sim::FaultSort sort : sim::possible_faults()) {
    v1::PossibleFault& fault = *hello.add_faults();
    fault.set_name(sim::name(sort));
    fault.set_words(std::string(sim::words(sort.kind)));
    fault.set_instances(static_cast<std::uint32_t>(sim::instances(sort.target)));
    if (const auto magnitude = sim::magnitude_of(sort)) {
      fault.set_usual_magnitude(magnitude->usual);
      fault.set_unit(std::string(magnitude->unit));
    }
  }
}

bool SimFaultBench::is_on(const sim::Fault& fault) const {
  return std::ranges::any_of(board_.all(),
                             [&](const sim::Fault& f) { return same_place(f, fault); });
}

FaultBench::Done SimFaultBench::inject(const v1::InjectFault& unsafe_wish) {
  const auto fault = fault_of(unsafe_wish);
  if (!fault) return {.refusal = v1::REFUSAL_UNKNOWN_FAULT};
  const bool again = is_on(*fault);
  if (!again && board_.all().full()) return {.refusal = v1::REFUSAL_TOO_MANY_FAULTS};
  if (orders_->write_available() < 2) return {.refusal = v1::REFUSAL_BUSY};
  if (again) {
    orders_->push({What::clear, *fault});
    board_.clear(*fault);
  }
  orders_->push({What::inject, *fault});
  board_.inject(*fault);
  say_what_is_on();
  return {.events = {event_of(*fault, Reason::fault_injected)},
          .text = name_of(*fault) + " is on; " + ending(*fault) +
                  " or the technician's page makes it whole again"};
}

FaultBench::Done SimFaultBench::clear(const v1::ClearFaults& unsafe_wish) {
  if (unsafe_wish.name().empty()) return clear_all();
  const auto sort = sim::fault_named(unsafe_wish.name());
  if (!sort) return {.refusal = v1::REFUSAL_UNKNOWN_FAULT};
  const sim::Fault fault{.target = sort->target, .kind = sort->kind, .index = unsafe_wish.index()};
  if (!is_on(fault)) return {.refusal = v1::REFUSAL_FAULT_NOT_ON};
  if (!orders_->push({What::clear, fault})) return {.refusal = v1::REFUSAL_BUSY};
  board_.clear(fault);
  say_what_is_on();
  return {.events = {event_of(fault, Reason::fault_cleared)}};
}

FaultBench::Done SimFaultBench::clear_all() {
  if (!orders_->push({What::clear_all, {}})) return {.refusal = v1::REFUSAL_BUSY};
  Done done;
  for (const sim::Fault& fault : board_.all()) {
    done.events.push_back(event_of(fault, Reason::fault_cleared));
  }
  board_.clear_all();
  say_what_is_on();
  return done;
}

void SimFaultBench::say_what_is_on() {
  on_.Clear();
  for (const sim::Fault& fault : board_.all()) {
    v1::SimulatedFault& said = *on_.Add();
    said.set_name(name_of(fault));
    said.set_index(static_cast<std::uint32_t>(fault.index));
    said.set_magnitude(fault.magnitude);
  }
}

}  // namespace knead::daemon
