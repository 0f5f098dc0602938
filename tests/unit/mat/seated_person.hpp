// A simulated person who leans on the mats while nobody massages, and the back mat's chain that
// listens.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "control/signal/mat_chain.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::signal {

class SeatedPerson {
 public:
  explicit SeatedPerson(std::uint64_t seed,
                        sim::Population who = sim::Population::chronic_low_back_pain)
      : person(description, sim::draw_body(seed, who), seed) {
    person.sit_down();
  }

  /// Lives on for so long; `each` is called for every frame of the back mat that is believed.
  void run(Duration length, const std::function<void(const PressureMap&)>& each = {}) {
    for (const TimePoint end = now + length; now < end; now += kCyclePeriod) {
      (void)person.read(now, sensors);
      EventList fresh;
      const bool believed = back.update(sensors.back_mat, {}, now, fresh);
      (void)seat.update(sensors.seat_mat, {}, now, fresh);
      for (const ReasonEvent& event : fresh) events.push_back(event);
      if (believed && each) each(back.map());
    }
  }

  /// Runs until the chain has said that this cell is bridged; how long that took, or `limit`.
  Duration until_bridged(std::size_t cell, Duration limit) {
    const TimePoint began = now;
    while (!back.health().faulty[cell] && now - began < limit) run(10ms);
    return now - began;
  }

  [[nodiscard]] std::size_t said(Reason reason) const {
    std::size_t times = 0;
    for (const ReasonEvent& event : events) times += event.reason == reason ? 1 : 0;
    return times;
  }

  void break_cell(sim::FaultKind kind, std::size_t cell, double kpa = 0.0) {
    person.inject({sim::FaultTarget::back_mat, kind, kpa, cell});
  }

  ChairDescription description{};
  sim::SimChair person;
  MatChain back{description.back_mat, {}, description.mat_rate, Channel::back_mat};
  MatChain seat{description.seat_mat, {}, description.mat_rate, Channel::seat_mat};
  SensorFrame sensors{};
  TimePoint now{1s};
  std::vector<ReasonEvent> events;
};

/// Cells of the reference mat that a body of middle size loads: pelvis, loin, blades, both sides.
inline constexpr std::size_t kLoadedCells[] = {2 * 8 + 2, 2 * 8 + 5, 6 * 8 + 3, 10 * 8 + 2,
                                               11 * 8 + 5};

}  // namespace knead::signal
