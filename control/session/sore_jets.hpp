// Jets under which it hurt in this session (CR-14): after a sign a jet sprays more weakly, after a
// second, or at once if the person said pain, it stays shut. For places where no roller touched:
// where one did, sore_points remembers the place for rollers and jets alike. Thread: the cycle.
// Real-time.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"

namespace knead::session {

/// One for each jet of the chair.
using JetSet = std::array<bool, kMaxJets>;

class SoreJets {
 public:
  void clear() noexcept { signs_ = {}; }
  /// A sensed sign while these were open, or a moment later. Returns true if they are now left out.
  bool sign(const JetSet& open) noexcept;
  /// The person said pain while these were open or soon after: nobody can tell which of them it
  /// was.
  void pain(const JetSet& open) noexcept;

  [[nodiscard]] bool marked(std::size_t jet) const { return signs_[jet] > 0; }
  [[nodiscard]] bool left_out(std::size_t jet) const { return signs_[jet] >= kLeftOutAfter; }

 private:
  static constexpr int kLeftOutAfter = 2;

  std::array<int, kMaxJets> signs_{};
};

}  // namespace knead::session
