// What one millisecond of the simulated chair costs, with everything in it: the person, the drives,
// water, heat, mats at 100 Hz and eight EMG channels at 2 kHz. Reported next to the bare copy of a
// sensor frame, measured in the same run. Budget: 3 us a step, so that a 15-minute session can run
// at 100 times real time with the controller in it.
#include <benchmark/benchmark.h>

#include <cstring>

#include "hal/sim/sim_chair.hpp"

namespace knead::sim {
namespace {

ActuatorFrame pressing(TimePoint now) {
  ActuatorFrame frame;
  frame.issued_at = now;
  frame.enable = true;
  frame.carriage = Millimetre(300.0 + 100.0 * static_cast<double>(now.time_since_epoch() / 1s % 2));
  for (Side side : kBothSides) {
    frame.rollers[index(side)].depth = Millimetre(40.0);
    frame.rollers[index(side)].lateral = Millimetre(60.0 * lateral_sign(side));
  }
  frame.line_pressure = Kilopascal(80.0);
  frame.jets[0].valve = Fraction(1.0);
  frame.heat.fill(Fraction(0.3));
  return frame;
}

void one_millisecond_of_plant(benchmark::State& state) {
  SimChair chair(ChairDescription{}, nominal_body(), 1);
  chair.sit_down();
  SensorFrame sensors;
  TimePoint now{};
  for (auto _ : state) {
    now += kCyclePeriod;
    benchmark::DoNotOptimize(chair.read(now, sensors));
    benchmark::DoNotOptimize(chair.write(now, pressing(now)));
    chair.pet(now);
  }
  state.counters["times_real_time"] = benchmark::Counter(
      1e-3 * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(one_millisecond_of_plant);

void bare_copy_of_a_sensor_frame(benchmark::State& state) {
  SensorFrame from;
  SensorFrame to;
  for (auto _ : state) {
    benchmark::DoNotOptimize(from);
    to = from;
    benchmark::DoNotOptimize(to);
  }
}
BENCHMARK(bare_copy_of_a_sensor_frame);

}  // namespace
}  // namespace knead::sim
