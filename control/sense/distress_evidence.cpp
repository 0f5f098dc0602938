#include "control/sense/distress_evidence.hpp"

#include "control/sense/mat_sway.hpp"
#include "control/sense/reflex_stiffening.hpp"
#include "control/types/reason.hpp"

namespace knead::sense {

namespace {

/// Activity that stays for this long after the roller has gone outlasts the stroke. Assumed: four
/// times the muscle's own lag, with the filters'.
constexpr double kOutlasts_s = 0.3;

}  // namespace

void list_evidence(const DistressSigns& signs, EvidenceList& list) noexcept {
  list.clear();
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const EmgElectrode& electrode = signs.electrodes[c];
    if (!signs.suspected[index(electrode.side)]) continue;
    add_evidence(list, {.kind = EvidenceKind::emg_residual,
                        .channel = emg_channel(electrode.site, electrode.side),
                        .value = signs.residual[c],
                        .limit = signs.residual_limit});
  }
  for (Side side : kBothSides) {
    const std::size_t s = index(side);
    if (signs.suspected[s]) {
      add_evidence(list, {.kind = EvidenceKind::outlasts_stroke,
                          .channel = roller_channel(side),
                          .value = signs.outlasts_s[s],
                          .limit = kOutlasts_s});
    }
    if (signs.force[s].pulls_away()) {
      add_evidence(list, {.kind = EvidenceKind::force_withdrawal,
                          .channel = roller_channel(side),
                          .value = signs.force[s].withdrawn().value(),
                          .limit = signs.force[s].limit().value()});
    }
    add_evidence(list, {.kind = EvidenceKind::reflex_stiffening,
                        .channel = roller_channel(side),
                        .value = signs.stiffened[s],
                        .limit = ReflexStiffening::kCounts});
  }
  if (signs.suspected[0] && signs.suspected[1]) {
    add_evidence(list, {.kind = EvidenceKind::both_sides,
                        .channel = Channel::person,
                        .value = signs.calmer_over_other,
                        .limit = kOnBothSides});
  }
  add_evidence(list, {.kind = EvidenceKind::mat_shift,
                      .channel = Channel::back_mat,
                      .value = signs.swayed.value(),
                      .limit = MatSway::kCounts.value()});
  add_evidence(list, {.kind = EvidenceKind::hand_switch,
                      .channel = Channel::hand_switch,
                      .value = (signs.hand.ease ? 1.0 : 0.0) + (signs.hand.pain ? 1.0 : 0.0),
                      .limit = 1.0});
}

}  // namespace knead::sense
