#include "control/sense/force_evidence.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// A roller that moves less than this in the span stands. Assumed: the drive's own ripple.
constexpr Millimetre kStands{0.3};
/// The change that counts: this many newtons and this share of the force before. Breath and travel
/// move the surface by up to 10 mm/s, 1 mm in the span: 4 N on a middling back, most of which the
/// force loop takes out. Assumed.
constexpr Newton kCounts{6.0};
constexpr double kCountsShare = 0.3;

}  // namespace

void ForceEvidence::step(Newton force, Millimetre depth, bool in_contact, double dt_s) noexcept {
  withdrawn_ = pushed_ = Newton(0.0);
  const auto span = std::min(kHistory - 1, static_cast<std::size_t>(std::lround(kSpan_s / dt_s)));
  past_[taken_ % kHistory] = {force, depth};
  ++taken_;
  if (taken_ <= span) {
    return;
  }
  const Past& then = past_[(taken_ - 1 - span) % kHistory];
  before_ = then.force;
  const Newton change = force - then.force;
  const Millimetre moved = depth - then.depth;
  if (change < Newton(0.0) && moved > -kStands) {
    withdrawn_ = -change;
  }
  if (in_contact && change > Newton(0.0) && moved < kStands) {
    pushed_ = change;
  }
}

bool ForceEvidence::pulls_away() const noexcept {
  return withdrawn_ > std::max(kCounts, before_ * kCountsShare);
}

bool ForceEvidence::pushes_back() const noexcept {
  return pushed_ > std::max(kCounts, before_ * kCountsShare);
}

}  // namespace knead::sense
