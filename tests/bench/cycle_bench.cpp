// What a cycle costs, as a figure and as a ratio to what was measured beside it in the same run: an
// absolute figure says as much about the machine as about the code.
#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

#include "control/sensing.hpp"
#include "tests/support/running_chair.hpp"

namespace knead {
namespace {

std::int64_t read_clock(clockid_t clock) {
  timespec t{};
  ::clock_gettime(clock, &t);
  return static_cast<std::int64_t>(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

double quantile_us(std::vector<std::int64_t>& nanoseconds, double share) {
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(nanoseconds.size() - 1));
  std::nth_element(nanoseconds.begin(), nanoseconds.begin() + at, nanoseconds.end());
  return static_cast<double>(nanoseconds[static_cast<std::size_t>(at)]) * 1e-3;
}

std::unique_ptr<test::RunningChair> chair_in_massage() {
  auto chair = std::make_unique<test::RunningChair>();
  chair->run(1s);
  chair->ask(RequestKind::start);
  if (!chair->reach(SessionState::massage, 60s)) {
    throw std::runtime_error("the session never came to the massage");
  }
  return chair;
}

/// Plays recorded sensor frames back, so that the mind and the gate are timed without the body.
class PlayedChair final : public hal::Chair {
 public:
  explicit PlayedChair(const std::vector<SensorFrame>& frames) : frames_(frames) {}
  hal::IoStatus read(TimePoint, SensorFrame& frame) noexcept override {
    frame = frames_[next_];
    next_ = next_ + 1 < frames_.size() ? next_ + 1 : next_;
    return hal::IoStatus::ok;
  }
  hal::IoStatus write(TimePoint, const ActuatorFrame&) noexcept override {
    return hal::IoStatus::ok;
  }
  void pet(TimePoint) noexcept override {}
  void make_safe() noexcept override {}

 private:
  const std::vector<SensorFrame>& frames_;
  std::size_t next_ = 0;
};

void report(benchmark::State& state, std::vector<std::int64_t>& cost) {
  state.counters["median_us"] = quantile_us(cost, 0.5);
  state.counters["p999_us"] = quantile_us(cost, 0.999);
  state.counters["max_us"] = quantile_us(cost, 1.0);
}

/// 20 s of massage, each cycle timed by itself: the mind, the gate and the simulated body.
void whole_cycle_with_the_simulated_body(benchmark::State& state) {
  const auto chair = chair_in_massage();
  std::vector<std::int64_t> cost(20'000);
  for (auto _ : state) {
    for (std::int64_t& each : cost) {
      const std::int64_t began = read_clock(CLOCK_MONOTONIC);
      benchmark::DoNotOptimize(chair->cycle());
      each = read_clock(CLOCK_MONOTONIC) - began;
    }
  }
  report(state, cost);
}
BENCHMARK(whole_cycle_with_the_simulated_body)->Iterations(1)->Unit(benchmark::kMillisecond);

constexpr std::size_t kSettling = 15'000;  // boot, start, self-test, scan and into the warm-up
constexpr std::size_t kTimed = 20'000;
constexpr std::size_t kAskedAt = 1'000;
constexpr Request kStart{
    .id = 1, .kind = RequestKind::start, .condition = Condition::healthy, .minutes = 15.0};

/// What is asked in a cycle of the recorded session.
std::span<const Request> asked_in(std::size_t cycle) {
  return cycle == kAskedAt ? std::span(&kStart, 1) : std::span<const Request>{};
}

/// What the sensors said in a session that runs into its massage.
std::vector<SensorFrame> recorded_session() {
  test::RunningChair body;
  std::vector<SensorFrame> frames;
  frames.reserve(kSettling + kTimed);
  for (std::size_t i = 0; i < kSettling + kTimed; ++i) {
    benchmark::DoNotOptimize(body.cycle(asked_in(i)));
    frames.push_back(body.record().sensors);
  }
  return frames;
}

/// The same cycle on recorded frames: what kneadd computes in its 1 kHz thread. The sensors answer
/// what they answered to the same controller, so the session runs as it was recorded. Beside each
/// cycle a second pair of ears hears the same frame, to tell what listening alone costs.
void cycle_of_the_mind_and_the_gate(benchmark::State& state) {
  const std::vector<SensorFrame> frames = recorded_session();
  const ChairDescription description;
  const ProgrammeList programmes = test::only_classic();
  PlayedChair chair(frames);
  Controller controller(description, Calibration{}, ControlConfig{}, programmes);
  safety::Gate gate(description, Calibration{}, kCompiledCeilings);
  daemon::Cycle cycle(chair, controller, gate);
  const auto ears = std::make_unique<Sensing>(description, Calibration{}, ControlConfig{});
  std::vector<std::int64_t> cost(kTimed);
  std::vector<std::int64_t> listening(kTimed);
  TimePoint now{1s};
  for (auto _ : state) {
    bool massaging = false;
    for (std::size_t i = 0; i < frames.size(); ++i) {
      now += kCyclePeriod;
      const std::int64_t began = read_clock(CLOCK_MONOTONIC);
      benchmark::DoNotOptimize(cycle.run(now, 1, asked_in(i), [](const daemon::CycleRecord&) {}));
      const std::int64_t done = read_clock(CLOCK_MONOTONIC);
      const bool begins = !massaging && cycle.record().step.snapshot.state == SessionState::massage;
      massaging = massaging || begins;
      if (begins) ears->begin_massage();
      EventList events;
      const std::int64_t heard_from = read_clock(CLOCK_MONOTONIC);
      ears->step(frames[i],
                 {.now = now,
                  .technique = massaging ? Technique::kneading : Technique::none,
                  .massaging = massaging},
                 events);
      benchmark::DoNotOptimize(ears->distress());
      if (i >= kSettling) {
        cost[i - kSettling] = done - began;
        listening[i - kSettling] = read_clock(CLOCK_MONOTONIC) - heard_from;
      }
    }
  }
  if (cycle.record().step.snapshot.state != SessionState::massage) {
    state.SkipWithError("the recorded session did not run");
  }
  const double sensing_us = quantile_us(listening, 0.5);
  state.counters["sensing_us"] = sensing_us;
  state.counters["share_of_sensing"] = sensing_us / quantile_us(cost, 0.5);
  report(state, cost);
}
BENCHMARK(cycle_of_the_mind_and_the_gate)->Iterations(1)->Unit(benchmark::kMillisecond);

struct LoopFigures {
  std::vector<std::int64_t> wake_up;  ///< how long after the grid point the thread ran, ns
  std::int64_t cpu_ns = 0;
};

/// A second of the 1 kHz grid, `work` in each period.
template <class Work>
void run_loop(LoopFigures& figures, Work work) {
  std::int64_t next = read_clock(CLOCK_MONOTONIC);
  const std::int64_t cpu_before = read_clock(CLOCK_THREAD_CPUTIME_ID);
  for (int i = 0; i < 1'000; ++i) {
    next += kCyclePeriod.count();
    const timespec until{.tv_sec = next / 1'000'000'000, .tv_nsec = next % 1'000'000'000};
    ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
    figures.wake_up.push_back(read_clock(CLOCK_MONOTONIC) - next);
    work();
  }
  figures.cpu_ns += read_clock(CLOCK_THREAD_CPUTIME_ID) - cpu_before;
}

/// The whole loop against a bare clock_nanosleep loop of the same rate, second by second in turns,
/// so that both meet the same disturbances.
void loop_against_a_bare_loop(benchmark::State& state) {
  const auto chair = chair_in_massage();
  LoopFigures bare;
  LoopFigures whole;
  for (auto _ : state) {
    for (int turn = 0; turn < 4; ++turn) {
      run_loop(bare, [] {});
      run_loop(whole, [&] { benchmark::DoNotOptimize(chair->cycle()); });
    }
  }
  const auto periods = static_cast<double>(whole.wake_up.size());
  state.counters["bare_cpu_us"] = static_cast<double>(bare.cpu_ns) * 1e-3 / periods;
  state.counters["whole_cpu_us"] = static_cast<double>(whole.cpu_ns) * 1e-3 / periods;
  state.counters["cpu_ratio"] =
      static_cast<double>(whole.cpu_ns) / static_cast<double>(bare.cpu_ns);
  const double bare_p99 = quantile_us(bare.wake_up, 0.99);
  const double whole_p99 = quantile_us(whole.wake_up, 0.99);
  state.counters["bare_wake_p99_us"] = bare_p99;
  state.counters["whole_wake_p99_us"] = whole_p99;
  state.counters["wake_p99_ratio"] = whole_p99 / bare_p99;
}
BENCHMARK(loop_against_a_bare_loop)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace knead
