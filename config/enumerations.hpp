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
/// Rest is no phase of the file's.
inline constexpr std::array kWrittenTechniques{
    Technique::none,       Technique::stroking,  Technique::rubbing, Technique::kneading,
    Technique::vibration,  Technique::pressing,  Technique::saw,     Technique::drilling,
    Technique::stretching, Technique::slow_roll, Technique::tapping};
inline constexpr std::array kAllMethods{
    Method::classic,      Method::segmental, Method::acupressure, Method::therapeutic,
    Method::hydro_bubble, Method::hydro_jet, Method::roller,      Method::vibration,
    Method::slow_roll,    Method::technician};
static_assert(kAllMethods.size() == kMethods);
inline constexpr std::array kAllSegments{Segment::none, Segment::cervical_collar,
                                         Segment::cervicothoracic, Segment::chest,
                                         Segment::lumbosacral};
inline constexpr std::array kAllLimbs{Limb::none, Limb::arms, Limb::legs};
inline constexpr std::array kAllSides{Sides::both, Sides::left, Sides::right};
inline constexpr std::array kAllDirections{Direction::both, Direction::up, Direction::down};
inline constexpr std::array kAllJetModes{JetMode::steady, JetMode::pulsed, JetMode::bubble};
inline constexpr std::array kWrittenPhaseKinds{PhaseKind::warm_up, PhaseKind::work,
                                               PhaseKind::cool_down};

}  // namespace knead::config
