#include "control/care/stage.hpp"

namespace knead::care {

Condition stage_of(Diagnosis diagnosis) noexcept {
  switch (diagnosis) {
    case Diagnosis::none:
      return Condition::healthy;
    case Diagnosis::low_back_pain:
    case Diagnosis::hernia_initial:  // "full programme", of somebody whose back hurts
      return Condition::chronic_low_back_pain;
    case Diagnosis::protrusion:
      return Condition::protrusion;
    case Diagnosis::prolapse:
    case Diagnosis::extrusion:
    case Diagnosis::sequestration:
    case Diagnosis::hernia_unknown:
      return Condition::extrusion;
  }
  return Condition::extrusion;
}

Diagnosis diagnosis_of(Condition condition) noexcept {
  switch (condition) {
    case Condition::healthy:
      return Diagnosis::none;
    case Condition::chronic_low_back_pain:
      return Diagnosis::low_back_pain;
    case Condition::protrusion:
      return Diagnosis::protrusion;
    case Condition::extrusion:
      return Diagnosis::extrusion;
  }
  return Diagnosis::hernia_unknown;
}

}  // namespace knead::care
