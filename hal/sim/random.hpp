// The simulator's own dice, so that a seed means the same bytes with every standard library
// (std::normal_distribution is implementation-defined). xoshiro256++ by Blackman and Vigna,
// normal deviates by Marsaglia and Tsang's ziggurat of 128 layers. Real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace knead::sim {

/// Independent streams of one seed: more noise on one sensor does not move the person's coughs.
enum class Stream : std::uint64_t {
  body = 1,
  hardware,
  motion,
  breathing,
  guarding,
  muscle,
  sensors,
  emg,
  mats,
  posture,
  layers,   ///< of the tissue, and what warms and drags it
  ailment,  ///< what a population's age or diagnosis changes
  shifts,
  mechanics  ///< of the drives
};

/// The layers of the ziggurat: edge i has x[i] > x[i + 1]; layer 0 holds the tail.
struct Ziggurat {
  static constexpr std::size_t kLayers = 128;
  std::array<double, kLayers + 1> x{};
  std::array<double, kLayers + 1> height{};  ///< of the curve at x
  std::array<double, kLayers> inside{};      ///< |u| below this is surely under the curve

  Ziggurat();
  static const Ziggurat& shared();
};

class Random {
 public:
  Random(std::uint64_t seed, Stream stream);

  [[nodiscard]] std::uint64_t bits() noexcept {
    const std::uint64_t result = rotate(s_[0] + s_[3], 23) + s_[0];
    const std::uint64_t t = s_[1] << 17;
    s_[2] ^= s_[0];
    s_[3] ^= s_[1];
    s_[1] ^= s_[2];
    s_[0] ^= s_[3];
    s_[2] ^= t;
    s_[3] = rotate(s_[3], 45);
    return result;
  }

  /// Uniform in [0, 1).
  [[nodiscard]] double uniform() noexcept { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  [[nodiscard]] double uniform(double low, double high) noexcept {
    return low + (high - low) * uniform();
  }
  [[nodiscard]] bool chance(double probability) noexcept { return uniform() < probability; }

  /// Standard normal.
  [[nodiscard]] double gaussian() noexcept {
    const std::uint64_t r = bits();
    const std::size_t layer = r & (Ziggurat::kLayers - 1);
    // The upper 53 bits make u; the layer takes the lowest 7, so the two share no bit.
    const double u = static_cast<double>(static_cast<std::int64_t>(r) >> 11) * 0x1p-52;
    const double magnitude = u < 0.0 ? -u : u;
    if (magnitude < table_->inside[layer]) {
      return u * table_->x[layer];
    }
    return edge_of_layer(layer, u);
  }

 private:
  static constexpr std::uint64_t rotate(std::uint64_t v, int k) {
    return (v << k) | (v >> (64 - k));
  }
  [[nodiscard]] double edge_of_layer(std::size_t layer, double u) noexcept;

  std::array<std::uint64_t, 4> s_{};
  const Ziggurat* table_;
};

}  // namespace knead::sim
