// Time moves from a sore region to what belongs to it (CR-17): from the neck to the shoulders, from
// the loin to sacrum and hips, and the other way round. The work as a whole stays as long as it
// was. Pure; real-time safe.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/programme.hpp"

namespace knead::care {

using RegionSet = std::array<bool, kRegions>;
using PhaseList = FixedVector<Phase, Programme::kMaxPhases>;

/// The regions that belong to these and are none of them.
[[nodiscard]] RegionSet linked_to(const RegionSet& affected) noexcept;

/// Takes `part` of the share of every work phase that works an affected region and divides it among
/// those that work linked regions alone, in proportion to their shares. Returns the share that
/// moved; 0 where the programme has no phase of one or the other kind.
double move_to_linked(PhaseList& phases, const RegionSet& affected, Fraction part) noexcept;

}  // namespace knead::care
