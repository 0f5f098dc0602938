// Guarding: the muscle of one side, or of both, stiffens against the roller. Provoked when contact
// pressure passes what is tolerated here and now, and sometimes without a cause that the chair
// could know. Electricity (activation) leads the stiffness it makes. Real-time safe.
#pragma once

#include <array>
#include <cstdint>

#include "control/types/anatomy.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/curves.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

class Guarding {
 public:
  Guarding(const Body& body, std::uint64_t seed);

  struct Input {
    std::array<double, kSides> pressure_over_threshold{};  ///< contact pressure / local threshold
    bool touched = false;   ///< some roller presses: only then does it come without a cause
    double along_mm = 0.0;  ///< where
  };
  void step(const Input& input) noexcept;

  /// On the person's own account, at full level.
  void start(Side side, double seconds, double along_mm) noexcept;
  void set_spontaneous(bool on) noexcept { spontaneous_ = on; }
  /// From now on every episode reaches its full level on the side that began it.
  void set_full_level() noexcept { lowest_level_ = 1.0; }

  [[nodiscard]] double activation(Side side) const noexcept {
    return muscles_[index(side)].activation.value();
  }
  /// Factor on K.
  [[nodiscard]] double stiffness_factor(Side side) const noexcept {
    return 1.0 + (gain_ - 1.0) * muscles_[index(side)].stiffness.value();
  }
  /// Activation is past half of its episode's level.
  [[nodiscard]] bool active(Side side) const noexcept;
  [[nodiscard]] bool stiffening() const noexcept;
  /// Height of the spine at which this side's episode began.
  [[nodiscard]] double centre_mm(Side side) const noexcept {
    return muscles_[index(side)].centre_mm;
  }
  /// How far the back wants to pull away, once per episode; 0 = it does not.
  [[nodiscard]] double take_flinch() noexcept;

 private:
  struct Muscle {
    Ramp activation;
    Ramp stiffness;
    double level = 0.0;
    double hold_s = 0.0;      ///< left of the episode
    double latency_s = -1.0;  ///< until a provoked episode starts; < 0 = none under way
    double quiet_s = 0.0;     ///< until another may be provoked
    double load = 0.0;        ///< slow mean of the pressure over threshold
    double centre_mm = 0.0;
  };

  void begin(Side side, double level, double seconds, double along_mm) noexcept;
  void begin_with_company(Side side, double level, double along_mm, double flinch_share) noexcept;
  void watch_pressure(Side side, const Input& input) noexcept;
  void draw_next() noexcept;

  double gain_;
  double stiffness_rise_s_;
  double activation_rise_s_;
  double latency_s_;
  double rate_per_min_;
  double bilateral_share_;
  double habituation_share_;
  double flinch_share_;
  double flinch_mm_;
  Random dice_;
  bool spontaneous_ = true;
  double lowest_level_ = 0.5;  ///< of an episode; assumed
  double next_s_ = 0.0;        ///< of contact, until the next episode without a cause
  double habituation_ = 1.0;
  double flinch_asked_mm_ = 0.0;
  std::array<Muscle, kSides> muscles_{};
};

}  // namespace knead::sim
