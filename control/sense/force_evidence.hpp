// What the force under one roller says about the person's movement: force that falls although the
// roller does not go back is the back pulling away (a flinch); force that rises although the roller
// does not go in is the back coming nearer or stiffening (a cough, guarding). Over 100 ms, faster
// than breath and travel. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/units.hpp"

namespace knead::sense {

class ForceEvidence {
 public:
  void reset() noexcept { *this = ForceEvidence{}; }
  /// One roller, one cycle. `force` as felt (its delay of 5 ms does not matter over 100 ms).
  void step(Newton force, Millimetre depth, bool in_contact, double dt_s) noexcept;

  /// Force that went missing while the roller stood or advanced; 0 or more.
  [[nodiscard]] Newton withdrawn() const noexcept { return withdrawn_; }
  /// Force that was added while the roller stood or went back; 0 or more.
  [[nodiscard]] Newton pushed() const noexcept { return pushed_; }
  /// More than the holding of a force against travel and breath leaves over.
  [[nodiscard]] bool pulls_away() const noexcept;
  [[nodiscard]] bool pushes_back() const noexcept;

 private:
  static constexpr double kSpan_s = 0.1;
  static constexpr std::size_t kHistory = 128;

  struct Past {
    Newton force{};
    Millimetre depth{};
  };
  std::array<Past, kHistory> past_{};
  std::size_t taken_ = 0;
  Newton before_{};  ///< force at the beginning of the span
  Newton withdrawn_{};
  Newton pushed_{};
};

}  // namespace knead::sense
