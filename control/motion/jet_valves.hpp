// How far each jet's valve stands open: where it may, as far as it is wished, in the rhythm of the
// mode, and never so fast that the water strikes. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/motion/jet_sweep.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"

namespace knead::motion {

struct JetWish {
  bool wanted = false;  ///< false: every valve shuts
  JetMode mode{};
  Hertz pulse{};                            ///< of pulsed jets
  Fraction air{};                           ///< of bubble jets
  MillimetrePerSecond sweep{};              ///< 0 = all rows
  Direction direction = Direction::both;    ///< of the sweep
  std::array<double, kMaxJets> share{};     ///< of the full opening, 0 to 1
  std::array<double, kMaxJets> approach{};  ///< of the speed of opening: slower where it hurt
  std::array<bool, kMaxJets> left_out{};    ///< shuts and stays shut
  Millimetre carriage{};                    ///< jets within the rollers' reach stay shut
  SpineBand spine{};
};

class JetValves {
 public:
  explicit JetValves(const ChairDescription& chair);

  void reset() noexcept;
  void step(const JetWish& wish, double dt_s) noexcept;
  [[nodiscard]] const std::array<JetCommand, kMaxJets>& commands() const { return commands_; }
  /// Of the valve that is open furthest, without the pulse; 0 = all are shut.
  [[nodiscard]] double furthest() const { return furthest_; }
  /// Of all the water that all jets could draw, 0 to 1.
  [[nodiscard]] double drawn() const;

 private:
  /// Clear of the spine band and of the rollers, and not left out.
  [[nodiscard]] bool may_open(std::size_t number, const JetWish& wish) const noexcept;
  /// How far the pulse stands from its middle.
  [[nodiscard]] double pulse_swing(const JetWish& wish) const noexcept;

  FixedVector<JetNozzle, kMaxJets> nozzles_;
  JetSweep sweep_;
  std::array<double, kMaxJets> opening_{};
  std::array<JetCommand, kMaxJets> commands_{};
  double furthest_ = 0.0;
  double air_ = 0.0;
  double pulse_angle_ = 0.0;
};

}  // namespace knead::motion
