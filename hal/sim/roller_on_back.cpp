#include "hal/sim/roller_on_back.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

/// Rolling costs a few percent of the normal force; a tyre on soft ground has as much. Assumed.
constexpr double kRollingFriction = 0.06;
/// Where a back is that is not there.
constexpr double kAbsentSurface_mm = 200.0;

TravelDrive arm(const ChairDescription& chair, Side side, const TravelHardware& hardware) {
  const double inner = lateral_sign(side) * chair.roller.lateral_inner.value();
  const double outer = lateral_sign(side) * chair.roller.lateral_outer.value();
  return {std::min(inner, outer), std::max(inner, outer), chair.drives.lateral_speed.value(),
          0.5 * (inner + outer), hardware};
}

}  // namespace

RollerOnBack::RollerOnBack(const ChairDescription& chair, const Body& body,
                           const Hardware& hardware, Side side)
    : geometry_(chair.roller),
      limits_(chair.drives),
      side_(index(side)),
      depth_(chair, hardware.depth[index(side)]),
      lateral_(arm(chair, side, hardware.arms[index(side)])),
      contact_(body),
      drag_along_(kRollingFriction, body.skin_shear_n_per_mm),
      drag_across_(body.skin_friction, body.skin_shear_n_per_mm),
      surface_mm_(kAbsentSurface_mm) {}

void RollerOnBack::press(bool powered, double setpoint_mm, const Place& place,
                         double carriage_mm_s) noexcept {
  const double before_mm = indentation_mm_;
  const double before_n = force_n_;
  // The tissue as it is now under what was indented: guarding or travel may have changed it.
  const double old_elastic_n = elastic_.force_n;
  if (place.tissue.stiffness != tissue_.stiffness || place.tissue.bone_mm != tissue_.bone_mm) {
    elastic_ = contact_.elastic(before_mm, place.tissue);
  }
  const double first_elastic_n = elastic_.force_n;
  depth_.step(powered, setpoint_mm,
              {.force_n = std::max(0.0, first_elastic_n - contact_.faded_n()),
               .slope_n_per_mm = elastic_.slope_n_per_mm,
               .damping_n_s_per_mm = contact_.damping_s_per_mm() * first_elastic_n,
               .surface_mm_s = (place.surface_mm - surface_mm_) * kStepsPerSecond});
  tissue_ = place.tissue;
  surface_mm_ = place.surface_mm;
  from_spine_mm_ = place.from_spine_mm;
  threshold_n_per_cm2_ = place.threshold_n_per_cm2;

  force_n_ = force_at(depth_.depth_mm(), surface_mm_, before_mm);
  if (force_n_ > limits_.mechanical_limiter.value()) slip_clutch(surface_mm_, before_mm);

  kept_mj_ =
      energy_.step({.moved_mm = std::max(0.0, indentation_mm_) - std::max(0.0, before_mm),
                    .force_n = 0.5 * (before_n + force_n_),
                    .elastic_n = 0.5 * (first_elastic_n + elastic_.force_n),
                    .stiffening = old_elastic_n > 0.0 ? first_elastic_n / old_elastic_n : 1.0,
                    .touching = indentation_mm_ > 0.0});
  const double across_mm_s = lateral_.speed_mm_s();
  contact_.step(elastic_.force_n,
                std::sqrt(carriage_mm_s * carriage_mm_s + across_mm_s * across_mm_s));
  shear_along_n_ = drag_along_.step(carriage_mm_s, force_n_);
  shear_across_n_ = drag_across_.step(across_mm_s, force_n_);

  const double area_cm2 = geometry_.footprint(Millimetre(indentation_mm_)).value();
  pressure_n_per_cm2_ = force_n_ > 0.0 && area_cm2 > 0.0 ? force_n_ / area_cm2 : 0.0;
}

double RollerOnBack::force_at(double depth_mm, double surface_mm, double before_mm) noexcept {
  indentation_mm_ = depth_mm - surface_mm;
  elastic_ = contact_.elastic(indentation_mm_, tissue_);
  const double rate_mm_s = (indentation_mm_ - before_mm) * kStepsPerSecond;
  return contact_.force(elastic_, rate_mm_s);
}

void RollerOnBack::slip_clutch(double surface_mm, double before_mm) noexcept {
  // It slips until the arm stands where the tissue pushes back with just its torque.
  const double limit = limits_.mechanical_limiter.value();
  double low = std::max(0.0, std::min(surface_mm, depth_.depth_mm()));
  double high = depth_.depth_mm();
  constexpr int kHalvings = 40;  // far below a nanometre
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = 0.5 * (low + high);
    (force_at(middle, surface_mm, before_mm) > limit ? high : low) = middle;
  }
  depth_.slip_to(low);
  force_n_ = force_at(low, surface_mm, before_mm);
}

void RollerOnBack::tell(Truth& truth) const noexcept {
  const std::size_t s = side_;
  const bool touches = force_n_ > 0.0;
  truth.force[s] = Newton(force_n_);
  truth.depth[s] = Millimetre(depth_.depth_mm());
  truth.lateral[s] = Millimetre(lateral_.position_mm());
  truth.indentation[s] = Millimetre(std::max(0.0, indentation_mm_));
  truth.contact_pressure[s] = NewtonPerSquareCentimetre(pressure_n_per_cm2_);
  truth.stiffness[s] = NewtonPerMillimetre(touches ? elastic_.slope_n_per_mm : 0.0);
  const Millimetre radius =
      touches ? geometry_.footprint_radius(Millimetre(indentation_mm_)) : Millimetre(0.0);
  truth.spine_clearance[s] = Millimetre(std::abs(from_spine_mm_)) - radius;
  truth.shear_across[s] = Newton(shear_across_n_);
  truth.motor_current[s] = Ampere(depth_.current_a());
  truth.current_limited[s] = depth_.current_limited();
}

void RollerOnBack::check(Invariants& invariants, TimePoint now) const noexcept {
  constexpr double kRounding = 1e-6;
  const double limiter = limits_.mechanical_limiter.value();
  invariants.hold(std::isfinite(force_n_), "contact force is finite", force_n_, now);
  invariants.hold(force_n_ >= 0.0, "skin does not pull", force_n_, now);
  invariants.hold(force_n_ <= limiter + kRounding, "the slip clutch limits force", force_n_, now);

  const double depth = depth_.depth_mm();
  invariants.hold(depth >= 0.0 && depth <= geometry_.depth_max.value(),
                  "an arm stays within its travel", depth, now);
  const double out_mm_s = depth_.speed_mm_s();
  invariants.hold(out_mm_s <= kOverspeed * limits_.depth_speed.value(),
                  "a depth drive advances within its speed", out_mm_s, now);
  const double current = std::abs(depth_.current_a());
  invariants.hold(current <= depth_.current_limit_a() + kRounding,
                  "a motor takes no more than its current limit", current, now);
  const double across = std::abs(lateral_.speed_mm_s());
  invariants.hold(across <= kOverspeed * limits_.lateral_speed.value(),
                  "an arm moves across within its speed", across, now);
  /// What the trapezoids of a millisecond miss.
  constexpr double kBookkeeping_mj = 2.0;
  invariants.hold(kept_mj_ >= -kBookkeeping_mj, "a contact gives back no more than it was given",
                  kept_mj_, now);
}

}  // namespace knead::sim
