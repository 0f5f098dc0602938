#include "control/session/sore_jets.hpp"

#include <algorithm>

namespace knead::session {

bool SoreJets::sign(const JetSet& open) noexcept {
  bool left_out = false;
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    if (!open[i]) continue;
    signs_[i] = std::min(signs_[i] + 1, kLeftOutAfter);
    left_out = left_out || signs_[i] == kLeftOutAfter;
  }
  return left_out;
}

void SoreJets::pain(const JetSet& open) noexcept {
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    if (open[i]) signs_[i] = kLeftOutAfter;
  }
}

}  // namespace knead::session
