// One measurement for each of many seeds, on all cores. Which thread takes which seed is chance;
// what comes out is not: results lie in the order of the seeds.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "hal/sim/seeds.hpp"

namespace knead::evaluate {

[[nodiscard]] inline std::size_t count(sim::SeedRange seeds) {
  return static_cast<std::size_t>(seeds.last - seeds.first + 1);
}

/// Called after each seed, from one thread at a time: how many are done.
using SeedDone = std::function<void(std::size_t done)>;

/// A measurement threw: the message names its seed.
class SeedFailed : public std::runtime_error {
 public:
  SeedFailed(std::uint64_t seed, const std::string& what)
      : std::runtime_error("seed " + std::to_string(seed) + ": " + what) {}
};

/// `measure(seed)` for every seed of the range, in the order of the seeds. It runs on `threads`
/// threads at once, so it shares nothing. `done` is called by this thread only. Throws SeedFailed
/// for the lowest seed that failed: seeds are begun in order, and none after a failure.
template <class Measure>
auto over_seeds(sim::SeedRange seeds, unsigned threads, Measure measure, const SeedDone& done) {
  using Measured = decltype(measure(std::uint64_t{}));
  std::vector<std::optional<Measured>> slots(count(seeds));
  std::vector<std::optional<std::string>> failures(count(seeds));
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> finished{0};
  std::atomic<bool> failed{false};

  const auto work = [&] {
    while (!failed) {
      const std::size_t i = next++;
      if (i >= slots.size()) return;
      try {
        slots[i] = measure(seeds.first + i);
      } catch (const std::exception& error) {
        failures[i] = error.what();
        failed = true;
      }
      ++finished;
      finished.notify_one();
    }
  };
  {
    std::vector<std::jthread> pool;
    const std::size_t wanted = std::clamp<std::size_t>(threads, 1, slots.size());
    pool.reserve(wanted);
    for (std::size_t i = 0; i < wanted; ++i) pool.emplace_back(work);
    for (std::size_t seen = 0; seen < slots.size() && !failed;) {
      finished.wait(seen);
      seen = finished;
      if (done) done(seen);
    }
  }
  for (std::size_t i = 0; i < failures.size(); ++i) {
    if (failures[i]) throw SeedFailed(seeds.first + i, *failures[i]);
  }
  std::vector<Measured> all;
  all.reserve(slots.size());
  for (std::optional<Measured>& slot : slots) all.push_back(std::move(*slot));
  return all;
}

}  // namespace knead::evaluate
