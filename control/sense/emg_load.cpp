#include "control/sense/emg_load.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// A roller is answered by the muscle about this far along it, and felt by an electrode about that
/// far from it; guarding spreads further along the muscle. Assumed; the gains in front of the first
/// two are learned.
constexpr Millimetre kAnswerReach{90.0};
constexpr Millimetre kRubReach{33.0};
constexpr Millimetre kGuardingReach{180.0};
/// Force on the other side is answered too, a little. Assumed.
constexpr double kOtherSide = 0.15;
/// The answer's own lag: reflex and build-up. Assumed.
constexpr double kAnswerLag_s = 0.06;
/// A force that jumps moves the skin at once, and what that shows rings in the filters before the
/// muscle's bands: by e in its power in so long (the mains notches are slower, and weaker).
constexpr double kRinging_s = 0.025;
constexpr Newton kReferenceForce{20.0};
constexpr double kReferenceSpeed_mm_s = 30.0;
/// Means of 5 ms of positions have 0.02 mm of noise: over this time 2 mm/s of it is left. Longer
/// comes late at the turning points of rubbing, where the skin is dragged before that is known.
constexpr double kSpeedFilter_s = 0.01;
/// No arm is so far ahead of its smoothed place (100 mm/s: 1.5 mm): it was not looked at in
/// between.
constexpr double kElsewhere_mm = 5.0;
/// A driven roller rolls, and still drags the skin by some of its speed. Assumed.
constexpr double kRollingDrag = 0.3;

/// Falls off with distance as the stress at depth `reach` under a point load does (Boussinesq).
double near(double square_mm2, Millimetre reach) {
  const double reach_mm2 = reach.value() * reach.value();
  const double q = reach_mm2 / (reach_mm2 + square_mm2);
  return q * q * std::sqrt(q);
}

}  // namespace

void EmgLoads::Speed::step(Millimetre position, bool first, double dt_s) noexcept {
  const bool elsewhere = std::abs(position.value() - smoothed_mm) > kElsewhere_mm;
  if (first || elsewhere) smoothed_mm = position.value();
  mm_s = (position.value() - smoothed_mm) / (kSpeedFilter_s + dt_s);
  smoothed_mm += mm_s * dt_s;
}

void EmgLoads::reset() noexcept {
  loads_ = {};
  started_ = false;
}

void EmgLoads::step(const Input& input, double dt_s) noexcept {
  along_.step(input.carriage, !started_, dt_s);
  std::array<double, kSides> force{};
  std::array<double, kSides> dragged{};
  std::array<double, kSides> jumped{};
  for (std::size_t s = 0; s < kSides; ++s) {
    across_[s].step(input.lateral[s], !started_, dt_s);
    force[s] = std::max(0.0, input.force[s] / kReferenceForce);
    jumped[s] = started_ ? force[s] - force_before_[s] : 0.0;
    force_before_[s] = force[s];
    const double skin =
        std::hypot(along_.mm_s, across_[s].mm_s) + kRollingDrag * std::abs(along_.mm_s);
    dragged[s] = force[s] * skin / kReferenceSpeed_mm_s;
  }
  started_ = true;
  const double rings_on = std::exp(-dt_s / kRinging_s);
  const double pole = dt_s / (dt_s + kAnswerLag_s);
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const std::size_t same = index(electrodes_[c].side);
    const double along = (electrodes_[c].along - input.carriage).value();
    const double along2 = along * along;
    const double answered =
        (force[same] + kOtherSide * force[1 - same]) * near(along2, kAnswerReach);
    EmgLoad& load = loads_[c];
    load.pressed += (answered - load.pressed) * pole;
    load.near = near(along2, kGuardingReach);
    load.rubbed = 0.0;
    double jump = 0.0;
    for (std::size_t s = 0; s < kSides; ++s) {
      const double across = (electrodes_[c].lateral - input.lateral[s]).value();
      const double felt = near(along2 + across * across, kRubReach);
      load.rubbed += dragged[s] * felt;
      jump += jumped[s] * felt;
    }
    load.jolted = rings_on * load.jolted + jump * jump;
  }
}

}  // namespace knead::sense
