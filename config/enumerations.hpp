// The words that a file may use for each closed choice, in the order that the manual prints them.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/envelope.hpp"
#include "control/types/programme.hpp"
#include "control/types/technique.hpp"

namespace knead::config {

inline constexpr std::array kAllRegions{Region::sacral, Region::lumbar, Region::thoracic,
                                        Region::cervical};
inline constexpr std::array kAllConditions{Condition::healthy, Condition::chronic_low_back_pain,
                                           Condition::protrusion, Condition::extrusion};
/// `none` is not a technique that a person would write, and rest is no phase of the file's.
inline constexpr std::array kWrittenTechniques{
    Technique::stroking,  Technique::rubbing, Technique::kneading, Technique::vibration,
    Technique::pressing,  Technique::saw,     Technique::drilling, Technique::stretching,
    Technique::slow_roll, Technique::tapping};
inline constexpr std::array kAllDirections{Direction::both, Direction::up, Direction::down};
inline constexpr std::array kAllJetModes{JetMode::steady, JetMode::pulsed, JetMode::bubble};
inline constexpr std::array kWrittenPhaseKinds{PhaseKind::warm_up, PhaseKind::work,
                                               PhaseKind::cool_down};

}  // namespace knead::config
