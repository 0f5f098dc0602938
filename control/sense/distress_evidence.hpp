// Gathers what speaks for distress and hands it out strongest first: by how many times its limit
// each piece has reached. What stays below its limit does not count. Real-time safe.
#pragma once

#include <algorithm>

#include "control/types/distress_finding.hpp"

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

}  // namespace knead::sense
