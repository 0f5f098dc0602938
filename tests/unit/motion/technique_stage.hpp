// Whole phases on a carriage and arms that follow with the simulator's lag, and what was asked in
// every cycle of them.
#pragma once

#include <array>
#include <vector>

#include "control/motion/technique_player.hpp"

namespace knead::motion::test {

inline constexpr double kDt = 0.001;
inline constexpr Millimetre kHalfWidth{20.0};

inline ScanFinding scan() {
  ScanFinding finding;
  finding.found = true;
  finding.pelvis_along = Millimetre(130.0);
  finding.shoulders_along = Millimetre(660.0);
  const std::array offsets{0.0, 3.0, 7.0, 9.0, 5.0, -2.0, -6.0, -8.0, -4.0, 0.0};
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    finding.spine.lateral[i] = Millimetre(offsets[i]);
  }
  return finding;
}

inline Phase phase_of(Technique technique) {
  Phase phase;
  phase.technique = technique;
  phase.kind = PhaseKind::work;
  for (const Region r : {Region::sacral, Region::lumbar, Region::thoracic}) phase.regions.push(r);
  phase.force = phase.force_end = Newton(25.0);
  phase.travel = MillimetrePerSecond(30.0);
  switch (technique) {
    case Technique::none:
    case Technique::stroking:
      break;
    case Technique::rubbing:
      phase.rate = Hertz(0.8);
      phase.amplitude = Millimetre(10.0);
      phase.dwell_s = 5.0;
      break;
    case Technique::kneading:
      phase.rate = Hertz(2.0);
      phase.swing = Newton(8.0);
      phase.dwell_s = 8.0;
      break;
    case Technique::vibration:
      phase.rate = Hertz(8.0);
      phase.swing = Newton(2.0);
      phase.dwell_s = 12.0;
      break;
    case Technique::pressing:
      phase.dwell_s = 6.0;
      break;
    case Technique::saw:
      phase.rate = Hertz(0.8);
      phase.amplitude = Millimetre(10.0);
      phase.dwell_s = 5.0;
      break;
    case Technique::drilling:
      phase.rate = Hertz(1.0);
      phase.amplitude = Millimetre(6.0);
      phase.dwell_s = 5.0;
      break;
    case Technique::stretching:
      phase.amplitude = Millimetre(10.0);
      phase.dwell_s = 3.0;
      break;
    case Technique::slow_roll:
      phase.travel = MillimetrePerSecond(20.0);
      phase.dwell_s = 8.0;
      break;
    case Technique::tapping:
      phase.force = phase.force_end = Newton(8.0);
      phase.rate = Hertz(4.0);
      phase.swing = Newton(4.0);
      phase.dwell_s = 14.0;
      break;
  }
  return phase;
}

struct Moment {
  TechniqueSetpoint asked{};
  double t_s = 0.0;
  double carriage_mm = 0.0;
  std::array<double, kSides> lateral_mm{};
  bool contact = false;
};

/// Carriage and arms with the sim's lag (8 Hz), and contact 0.8 s after force is first asked.
class Stage {
 public:
  explicit Stage(double carriage_mm = 300.0) : carriage_mm_(carriage_mm) {}

  std::vector<Moment> play(const Phase& phase, double seconds, double approach_factor = 1.0,
                           double dwell_factor = 1.0) {
    player.begin(phase, scan(), kHalfWidth, Millimetre(carriage_mm_), TimePoint{});
    std::vector<Moment> moments;
    const int cycles = static_cast<int>(seconds / kDt);
    for (int i = 0; i < cycles; ++i) {
      TechniqueInput input{.now = TimePoint(from_seconds(t_s_)),
                           .progress = static_cast<double>(i) / cycles,
                           .carriage_measured = Millimetre(carriage_mm_)};
      input.approach_factor.fill(approach_factor);
      input.dwell_factor = dwell_factor;
      for (std::size_t s = 0; s < kSides; ++s) {
        input.lateral_measured[s] = Millimetre(lateral_mm_[s]);
        input.in_contact[s] = asked_s_ > 0.8;
      }
      const TechniqueSetpoint asked = player.step(input);
      asked_s_ = asked.force[0].value() > 0.0 ? asked_s_ + kDt : 0.0;
      carriage_mm_ += (asked.carriage.value() - carriage_mm_) * kDt / 0.02;
      for (std::size_t s = 0; s < kSides; ++s) {
        lateral_mm_[s] += (asked.lateral[s].value() - lateral_mm_[s]) * kDt / 0.02;
      }
      t_s_ += kDt;
      moments.push_back({asked, t_s_, carriage_mm_, lateral_mm_, asked_s_ > 0.8});
    }
    return moments;
  }

  /// Somebody moves an arm.
  void drag(Side side, double by_mm) { lateral_mm_[index(side)] += by_mm; }

  TechniquePlayer player{ChairDescription{}};

 private:
  double carriage_mm_;
  std::array<double, kSides> lateral_mm_{-66.0, 66.0};
  double asked_s_ = 0.0;
  double t_s_ = 0.0;
};

}  // namespace knead::motion::test
