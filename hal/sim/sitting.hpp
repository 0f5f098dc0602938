// How the person sits: the pelvis slides forward (slouching), the weight goes over to one side
// (leaning), the trunk bends sideways over a pelvis that stays (swaying). On purpose within
// seconds, and the first two a little by themselves over minutes. Real-time safe.
#pragma once

#include <cstdint>

#include "hal/sim/body.hpp"
#include "hal/sim/curves.hpp"
#include "hal/sim/mat_pattern.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

/// Where somebody has got to, against sitting back evenly.
struct Pose {
  double slouch_mm = 0.0;  ///< how far the pelvis has slid forward, >= 0
  double lean = 0.0;       ///< change of the share of weight on the right, -0.3..0.3
  double sway_mm = 0.0;    ///< how far the trunk is aside at the shoulders; + = to the right
};

class Sitting {
 public:
  explicit Sitting(std::uint64_t seed) : dice_(seed, Stream::posture) {}

  void slouch(double mm) noexcept { slouch_.go(mm, kSlouch_s); }
  void lean(double share) noexcept { lean_.go(share, kLean_s); }
  void sway(double mm) noexcept { sway_.go(mm, kSway_s); }
  void set_spontaneous(bool on) noexcept { spontaneous_ = on; }
  void step(bool seated) noexcept;

  [[nodiscard]] Pose pose() const noexcept;
  [[nodiscard]] bool moving() const noexcept {
    return slouch_.moving() || lean_.moving() || sway_.moving();
  }

  // All assumed.
  static constexpr double kSlouch_s = 3.0;
  static constexpr double kLean_s = 2.0;
  static constexpr double kSway_s = 1.5;
  static constexpr double kWanderLean = 0.012;       ///< SD of the drift to either side
  static constexpr double kWander_s = 60.0;          ///< in which it forgets itself
  static constexpr double kSlides_mm_per_min = 0.5;  ///< everybody slides forward a little ...
  static constexpr double kSlidesMost_mm = 10.0;     ///< ... and then sits up again

 private:
  Random dice_;
  Ramp slouch_;
  Ramp lean_;
  Ramp sway_;
  bool spontaneous_ = true;
  double wander_target_ = 0.0;
  double wander_ = 0.0;
  double slid_target_mm_ = 0.0;
  double slid_mm_ = 0.0;
  std::uint32_t steps_ = 0;
};

/// The body as the mat's pattern meets it in this pose: pelvis and shoulders lower, the weight
/// uneven, the spine aside.
[[nodiscard]] Body posed(const Body& body, const Pose& pose);
/// What a slouch takes from the pelvis's pressure on the back mat and gives to the blades.
void slouch_back(const MatGeometry& mat, const Body& body, double slouch_mm, MatCells& cells);
/// A slouch carries the load forward on the seat.
void slouch_seat(const MatGeometry& mat, double slouch_mm, MatCells& cells);
/// How much deeper a slouch lets the surface lie at this height: the small of the back hangs.
[[nodiscard]] double slouch_depth_mm(double along_mm, double slouch_mm);
/// How far aside a sway carries the spine at this height: nothing at the pelvis, on which the trunk
/// stands, all of it at the shoulders.
[[nodiscard]] double sway_lateral_mm(double along_mm, const Body& body, double sway_mm);

}  // namespace knead::sim
