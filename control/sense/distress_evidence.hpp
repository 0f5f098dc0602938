// Gathers what speaks for distress and hands it out strongest first: by how many times its limit
// each piece has reached. What stays below its limit does not count. Real-time safe.
#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "control/sense/force_evidence.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/distress_finding.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::sense {

using EvidenceList = FixedVector<Evidence, kMaxEvidence>;

/// Keeps the order; when the list is full the weakest is left out.
inline void add_evidence(EvidenceList& list, const Evidence& evidence) noexcept {
  if (!(evidence.value >= evidence.limit) || !(evidence.limit > 0.0)) return;
  const auto stronger = [](const Evidence& a, const Evidence& b) {
    return a.value * b.limit > b.value * a.limit;
  };
  if (list.size() == kMaxEvidence) {
    Evidence& weakest = list[kMaxEvidence - 1];
    if (!stronger(evidence, weakest)) return;
    weakest = evidence;
  } else {
    list.push(evidence);
  }
  for (std::size_t i = list.size() - 1; i > 0 && stronger(list[i], list[i - 1]); --i) {
    std::swap(list[i], list[i - 1]);
  }
}

/// Where the calmer side has this share of the other's suspicion, both guard, or the person coughs.
inline constexpr double kOnBothSides = 0.35;

/// What the detector saw in this cycle.
struct DistressSigns {
  std::span<const EmgElectrode, kEmgChannels> electrodes;
  std::span<const ForceEvidence, kSides> force;
  std::array<bool, kSides> suspected{};
  std::array<double, kEmgChannels> residual{};  ///< spreads
  double residual_limit = 0.0;                  ///< from which one is listed
  std::array<double, kSides> outlasts_s{};      ///< suspicion that went on without the roller
  double calmer_over_other = 0.0;               ///< suspicion of the two sides
  std::array<double, kSides> stiffened{};       ///< share, in ReflexStiffening's time
  Millimetre swayed{};
  HandSwitch hand{};
};

/// Fills the list anew.
void list_evidence(const DistressSigns& signs, EvidenceList& list) noexcept;

}  // namespace knead::sense
