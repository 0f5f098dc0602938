// What the EMG chain costs for each sample of each channel, beside a plain scalar cascade of the
// same number of second-order sections in the same run, and beside the vector cascade alone; in
// time, and for instructions.py in instructions.
#include <benchmark/benchmark.h>
#include <time.h>

#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "control/signal/biquad_cascade.hpp"
#include "control/signal/emg_chain.hpp"

namespace knead::signal {
namespace {

constexpr Hertz kRate{2000.0};
constexpr int kCycles = 20'000;
constexpr std::size_t kSamples = 2;
/// What the chain runs at most: 4 of the band, 5 of the mains, 4 of a commanded rate, 2 above the
/// heart, 6 of the two bands of the fast blocks. (The slow band's 4 run at a tenth of the rate and
/// are the chain's to bear.)
constexpr std::size_t kSections = 21;
constexpr double kChannelSamples = kCycles * kSamples * static_cast<double>(kEmgChannels);

const std::vector<EmgBlock>& blocks() {
  static const std::vector<EmgBlock> all = [] {
    std::mt19937 engine(1);
    std::normal_distribution<double> muscle(0.0, 5e-6);
    std::vector<EmgBlock> made(kCycles);
    int sample = 0;
    for (EmgBlock& block : made) {
      block.count = kSamples;
      for (std::size_t s = 0; s < kSamples; ++s, ++sample) {
        const double hum = 2e-5 * std::sin(2.0 * std::numbers::pi * 50.0 * sample / kRate.value());
        for (Volt& v : block.volts[s]) v = Volt(muscle(engine) + hum);
      }
    }
    return made;
  }();
  return all;
}

/// The same with every muscle at three times its rest, so that all spectra are wanted.
const std::vector<EmgBlock>& active_blocks() {
  static const std::vector<EmgBlock> all = [] {
    std::vector<EmgBlock> made = blocks();
    for (EmgBlock& block : made) {
      for (std::size_t s = 0; s < kSamples; ++s) {
        for (Volt& v : block.volts[s]) v = v * 3.0;
      }
    }
    return made;
  }();
  return all;
}

/// Time of this thread on a core: what others do meanwhile does not count.
double cpu_ns() {
  timespec t{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

template <class Work>
double nanoseconds(Work work) {
  const double begin = cpu_ns();
  work();
  return cpu_ns() - begin;
}

void run_chain(EmgChain& chain, const std::vector<EmgBlock>& input, bool at_rest) {
  for (const EmgBlock& block : input) {
    chain.push(block, {.commanded_rate = Hertz(25.0), .at_rest = at_rest});
  }
  benchmark::DoNotOptimize(chain.features());
}

double chain_ns(EmgChain& chain, const std::vector<EmgBlock>& input, bool at_rest) {
  return nanoseconds([&] { run_chain(chain, input, at_rest); });
}

/// One channel after the other, as it is usually written.
class PlainCascade {
 public:
  explicit PlainCascade(const Biquad& section) : section_(section) {}
  double step(std::size_t channel, double x) {
    for (auto& z : state_[channel]) {
      const double y = section_.b0 * x + z[0];
      z[0] = section_.b1 * x - section_.a1 * y + z[1];
      z[1] = section_.b2 * x - section_.a2 * y;
      x = y;
    }
    return x;
  }

 private:
  Biquad section_;
  std::array<std::array<std::array<double, 2>, kSections>, kEmgChannels> state_{};
};

void run_plain(PlainCascade& cascade) {
  double sum = 0.0;
  for (const EmgBlock& block : blocks()) {
    for (std::size_t s = 0; s < kSamples; ++s) {
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        sum += cascade.step(c, block.volts[s][c].value());
      }
    }
  }
  benchmark::DoNotOptimize(sum);
}

double plain_ns(PlainCascade& cascade) {
  return nanoseconds([&] { run_plain(cascade); });
}

double vector_ns(BiquadCascade<8, kSections>& cascade) {
  return nanoseconds([&] {
    Lanes<8> sum = Lanes<8>::Zero();
    for (const EmgBlock& block : blocks()) {
      for (std::size_t s = 0; s < kSamples; ++s) {
        Lanes<8> x;
        for (int c = 0; c < 8; ++c) x(c) = block.volts[s][static_cast<std::size_t>(c)].value();
        sum += cascade.step(x);
      }
    }
    benchmark::DoNotOptimize(sum);
  });
}

void emg_chain(benchmark::State& state) {
  const Biquad section = lowpass_section(Hertz(450.0), 0.7, kRate);
  EmgChain chain(kRate);
  PlainCascade plain(section);
  BiquadCascade<8, kSections> vector;
  while (vector.add(section)) {
  }
  run_chain(chain, blocks(), true);  // mains found, notches in, baseline known
  EmgChain working = chain;
  double chain_sum = 0.0;
  double working_sum = 0.0;
  double plain_sum = 0.0;
  double vector_sum = 0.0;
  int rounds = 0;
  for (auto _ : state) {  // interleaved, so that what disturbs one disturbs all
    chain_sum += chain_ns(chain, blocks(), true);
    working_sum += chain_ns(working, active_blocks(), false);
    plain_sum += plain_ns(plain);
    vector_sum += vector_ns(vector);
    ++rounds;
  }
  const double per = 1.0 / (kChannelSamples * rounds);
  state.counters["chain_ns_per_channel_sample"] = chain_sum * per;
  state.counters["us_per_cycle"] = chain_sum / (rounds * kCycles * 1e3);
  state.counters["ratio_to_plain_cascade"] = chain_sum / plain_sum;
  state.counters["ratio_with_all_muscles_active"] = working_sum / plain_sum;
  state.counters["ratio_to_vector_cascade"] = chain_sum / vector_sum;
}
BENCHMARK(emg_chain)->Unit(benchmark::kMillisecond);

/// Each runs once and by its own name, so that instructions.py can have callgrind count it alone.
[[gnu::noinline]] void counted_chain(EmgChain& chain) { run_chain(chain, blocks(), true); }
[[gnu::noinline]] void counted_active_chain(EmgChain& chain) {
  run_chain(chain, active_blocks(), false);
}
[[gnu::noinline]] void counted_plain(PlainCascade& plain) { run_plain(plain); }

void emg_chain_instructions(benchmark::State& state) {
  EmgChain chain(kRate);
  PlainCascade plain(lowpass_section(Hertz(450.0), 0.7, kRate));
  run_chain(chain, blocks(), true);
  for (auto _ : state) {
    counted_chain(chain);
    counted_active_chain(chain);
    counted_plain(plain);
  }
  state.counters["channel_samples"] = kChannelSamples;
}
BENCHMARK(emg_chain_instructions)->Iterations(1);

}  // namespace
}  // namespace knead::signal
