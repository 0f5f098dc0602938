// Warmth of the pads: the set-point of each zone, from two thermistors that must both be there,
// held by a loop and watched by a model of the pad. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/motion/heat_loop.hpp"
#include "control/motion/pad_model.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/reason.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead {

using ThermistorPair = std::array<Sample<Celsius>, kThermistorsPerZone>;

/// Thermistors that agree within this are both sound, and their mean is nearer to the truth than
/// either (parts of +-0.3 K, and noise). Beyond it the hotter one counts.
inline constexpr Celsius kPairAgrees{0.8};
/// Below the gate's 4 K for 500 ms: the pad is off before the gate must cut it.
inline constexpr Celsius kPairDisagrees{3.0};

/// The surface by its two thermistors; of two that differ the hotter.
[[nodiscard]] Celsius surface_by(const ThermistorPair& pair) noexcept;

struct WarmingInput {
  TimePoint now{};
  double dt_s = 0.001;
  const std::array<ThermistorPair, kHeatZones>& heat;
  std::array<Celsius, kHeatZones> setpoint{};  ///< 0 = off
  std::array<bool, kHeatZones> left_out{};     ///< wanted, and behind a zone that nothing may warm
};

struct WarmingView {
  std::array<Celsius, kHeatZones> setpoint{};
  std::array<Reason, kHeatZones> held_back{};  ///< why a zone is off although it should be warm
  std::array<double, kHeatZones> value{};      ///< that mattered, K or s
  std::array<double, kHeatZones> limit{};
};

class Warming {
 public:
  explicit Warming(const ChairDescription& chair) : age_(chair.ages.temperature) {}

  /// No heat for now. What was distrusted stays so: power that blinks has proved nothing.
  void let_go(const std::array<ThermistorPair, kHeatZones>& heat) noexcept;
  /// A person begins a new session: thermistors that have moved since are believed again.
  void begin_anew() noexcept;
  void step(const WarmingInput& input, ActuatorFrame& frame) noexcept;
  [[nodiscard]] const WarmingView& view() const { return view_; }

 private:
  /// Both thermistors say something.
  [[nodiscard]] static bool sensed(const ThermistorPair& pair) noexcept;
  /// Why this zone may not be heated now, or none; fills the view's value and limit.
  [[nodiscard]] Reason unfit(std::size_t zone, const WarmingInput& input) noexcept;

  Duration age_;
  std::array<motion::HeatLoop, kHeatZones> loops_{};
  std::array<motion::PadModel, kHeatZones> models_{};
  std::array<Fraction, kHeatZones> duty_{};
  WarmingView view_{};
};

}  // namespace knead
