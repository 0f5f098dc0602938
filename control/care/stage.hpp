// Which of the four conditions has the caps of a diagnosis, and back (CR-03). Pure; real-time safe.
#pragma once

#include "control/care/question.hpp"
#include "control/types/envelope.hpp"

namespace knead::care {

/// Whose caps a diagnosis has. An unknown stage is treated as extrusion.
[[nodiscard]] Condition stage_of(Diagnosis diagnosis) noexcept;

/// A diagnosis that has the caps of a condition.
[[nodiscard]] Diagnosis diagnosis_of(Condition condition) noexcept;

}  // namespace knead::care
