// One roller with its drives on the person's back: the arm pushes, the tissue pushes back, the skin
// is dragged along, and the books of the contact are kept. Real-time safe.
#pragma once

#include "control/types/chair_description.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/contact.hpp"
#include "hal/sim/contact_energy.hpp"
#include "hal/sim/depth_drive.hpp"
#include "hal/sim/hardware.hpp"
#include "hal/sim/invariants.hpp"
#include "hal/sim/skin_drag.hpp"
#include "hal/sim/travel_drive.hpp"
#include "hal/sim/truth.hpp"

namespace knead::sim {

class RollerOnBack {
 public:
  RollerOnBack(const ChairDescription& chair, const Body& body, const Hardware& hardware,
               Side side);

  void move_across(bool powered, double setpoint_mm) noexcept {
    lateral_.step(powered, setpoint_mm, shear_across_n_);
  }
  /// Where the roller is on the person, once carriage and arm have moved.
  struct Place {
    double from_spine_mm = 0.0;  ///< of its middle; + = to the right
    double surface_mm = 0.0;     ///< arm depth of first touch
    Tissue tissue{};
    double threshold_n_per_cm2 = 0.0;
  };
  void press(bool powered, double setpoint_mm, const Place& place, double carriage_mm_s) noexcept;
  void tell(Truth& truth) const noexcept;
  void check(Invariants& invariants, TimePoint now) const noexcept;

  [[nodiscard]] double lateral_mm() const noexcept { return lateral_.position_mm(); }
  [[nodiscard]] double lateral_mm_s() const noexcept { return lateral_.speed_mm_s(); }
  [[nodiscard]] double force_n() const noexcept { return force_n_; }
  /// Of the skin on the roller, along the spine.
  [[nodiscard]] double shear_along_n() const noexcept { return shear_along_n_; }
  [[nodiscard]] double pressure_over_threshold() const noexcept {
    return pressure_n_per_cm2_ / threshold_n_per_cm2_;
  }
  [[nodiscard]] const TissueContact& contact() const noexcept { return contact_; }

 private:
  /// Force of the tissue on an arm at this depth, at the end of the step.
  [[nodiscard]] double force_at(double depth_mm, double surface_mm, double before_mm) noexcept;
  void slip_clutch(double surface_mm, double before_mm) noexcept;

  RollerGeometry geometry_;
  DriveLimits limits_;
  std::size_t side_;
  DepthDrive depth_;
  TravelDrive lateral_;
  TissueContact contact_;
  SkinDrag drag_along_;
  SkinDrag drag_across_;
  ContactEnergy energy_{};
  Tissue tissue_{};
  double surface_mm_;
  double from_spine_mm_ = 0.0;
  double threshold_n_per_cm2_ = 1.0;
  double indentation_mm_ = 0.0;  ///< negative while apart
  TissueContact::Elastic elastic_{};
  double force_n_ = 0.0;
  double pressure_n_per_cm2_ = 0.0;
  double shear_along_n_ = 0.0;
  double shear_across_n_ = 0.0;
  double kept_mj_ = 0.0;  ///< by a contact that ended in this step
};

}  // namespace knead::sim
