#include "hal/sim/random.hpp"

#include <cmath>

namespace knead::sim {
namespace {

// Where the tail begins and the area of each layer, for 128 layers (Marsaglia and Tsang 2000).
constexpr double kTail = 3.442619855899;
constexpr double kArea = 9.91256303526217e-3;

double bell(double x) { return std::exp(-0.5 * x * x); }

/// splitmix64, the seeding that the authors of xoshiro advise.
std::uint64_t split_mix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

Ziggurat::Ziggurat() {
  x[0] = kArea / bell(kTail);
  x[1] = kTail;
  for (std::size_t i = 2; i < kLayers; ++i) {
    x[i] = std::sqrt(-2.0 * std::log(kArea / x[i - 1] + bell(x[i - 1])));
  }
  x[kLayers] = 0.0;
  for (std::size_t i = 0; i <= kLayers; ++i) height[i] = bell(x[i]);
  for (std::size_t i = 0; i < kLayers; ++i) inside[i] = x[i + 1] / x[i];
}

const Ziggurat& Ziggurat::shared() {
  static const Ziggurat table;
  return table;
}

Random::Random(std::uint64_t seed, Stream stream) : table_(&Ziggurat::shared()) {
  std::uint64_t state = seed;
  state = split_mix(state) ^ (static_cast<std::uint64_t>(stream) * 0xd1342543de82ef95ULL);
  for (auto& word : s_) word = split_mix(state);
}

double Random::edge_of_layer(std::size_t layer, double u) noexcept {
  for (;;) {
    if (layer == 0) {
      double beyond = 0.0;
      double height = 0.0;
      do {
        beyond = -std::log(1.0 - uniform()) / kTail;
        height = -std::log(1.0 - uniform());
      } while (2.0 * height < beyond * beyond);
      return u < 0.0 ? -(kTail + beyond) : kTail + beyond;
    }
    const double candidate = u * table_->x[layer];
    const double low = table_->height[layer];
    const double high = table_->height[layer + 1];
    if (low + uniform() * (high - low) < bell(candidate)) return candidate;

    const std::uint64_t r = bits();
    layer = r & (Ziggurat::kLayers - 1);
    u = static_cast<double>(static_cast<std::int64_t>(r) >> 11) * 0x1p-52;
    if (std::abs(u) < table_->inside[layer]) return u * table_->x[layer];
  }
}

}  // namespace knead::sim
