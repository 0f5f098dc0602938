#include "control/sensing.hpp"

#include <gtest/gtest.h>

#include <random>

namespace knead {
namespace {

/// Senses over a back whose muscles rest at 5 uV, 2 samples a millisecond; a test lets the rollers
/// touch and shakes the leads.
class Bed {
 public:
  double force_n = 0.0;
  double shaken_uv = 0.0;  ///< RMS on every lead, below 15 Hz for the most part

  Bed() { context_.massaging = true; }

  void run(double seconds) {
    for (int i = 0; i < static_cast<int>(seconds * 1000.0); ++i) step();
  }
  /// Mean over a second and all channels.
  double tone() {
    double sum = 0.0;
    for (int i = 0; i < 1000; ++i) {
      step();
      for (const EmgFeatures& f : senses.emg()) sum += f.tone;
    }
    return sum / (1000.0 * kEmgChannels);
  }

  Sensing senses{ChairDescription{}, Calibration{}, ControlConfig{}};

 private:
  template <typename T>
  void tell(Sample<T>& sample) {
    sample.validity = Validity::good;
    sample.acquired = context_.now;
    ++sample.sequence;
  }
  void step() {
    context_.now += std::chrono::milliseconds(1);
    for (RollerSensors& roller : frame_.rollers) {
      roller.force.value = Newton(force_n);
      roller.depth.value = Millimetre(force_n > 0.0 ? 30.0 : 0.0);
      tell(roller.force);
      tell(roller.depth);
      tell(roller.lateral);
    }
    frame_.carriage.value = Millimetre(310.0);
    tell(frame_.carriage);
    frame_.inputs.value.seat_occupied = true;
    tell(frame_.inputs);
    EmgBlock& block = frame_.emg.value;
    block.count = 2;
    for (std::size_t s = 0; s < block.count; ++s) {
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        slow_[c] += kSlowShare * (noise_(engine_) - slow_[c]);
        const double uv = 5.0 * noise_(engine_) + shaken_uv * slow_[c] / kSlowRms;
        block.volts[s][c] = Volt(uv * 1e-6);
      }
    }
    tell(frame_.emg);
    EventList events;
    senses.step(frame_, context_, events);
  }

  static constexpr double kSlowShare = 0.046;  ///< one pole at 15 Hz
  static constexpr double kSlowRms = 0.1534;   ///< of unit noise through it: sqrt(share/(2-share))
  SensorFrame frame_{};
  SensingContext context_{};
  std::array<double, kEmgChannels> slow_{};
  std::mt19937 engine_{5};
  std::normal_distribution<double> noise_{0.0, 1.0};
};

TEST(Sensing, rest_is_not_learned_while_the_person_moves) {
  Bed bed;
  bed.run(5.0);
  bed.force_n = 10.0;  // who has not been touched is not watched
  bed.run(3.0);
  bed.force_n = 0.0;
  bed.run(2.0);
  ASSERT_NEAR(bed.tone(), 1.0, 0.03);
  for (int shift = 0; shift < 5; ++shift) {
    bed.shaken_uv = 9.0;
    bed.run(0.5);
    bed.shaken_uv = 0.0;
    bed.run(0.3);
  }
  EXPECT_NEAR(bed.tone(), 1.0, 0.03);
}

}  // namespace
}  // namespace knead
