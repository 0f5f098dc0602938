#include "control/types/envelope.hpp"

#include <algorithm>

namespace knead {

namespace {

/// `own` away from the border, `neighbour` at it; linear in between, and only ever downwards.
Newton blend(Newton own, Newton neighbour, Millimetre distance) {
  if (neighbour >= own || distance >= Envelope::kBlend) return own;
  const double share = std::max(0.0, distance / Envelope::kBlend);
  return neighbour + (own - neighbour) * share;
}

}  // namespace

Newton Envelope::force_ceiling_at(Millimetre along) const {
  const std::array<Millimetre, kRegions - 1> border{borders.sacral_lumbar, borders.lumbar_thoracic,
                                                    borders.thoracic_cervical};
  constexpr std::array<Region, kRegions> kUpwards{Region::sacral, Region::lumbar, Region::thoracic,
                                                  Region::cervical};
  const Newton own = force_ceiling[index(borders.region_at(along))];
  Newton ceiling = own;
  for (std::size_t i = 0; i < border.size(); ++i) {
    const Newton below = force_ceiling[index(kUpwards[i])];
    const Newton above = force_ceiling[index(kUpwards[i + 1])];
    ceiling =
        std::min(ceiling, blend(own, along < border[i] ? above : below, abs(along - border[i])));
  }
  return std::min(ceiling, comfort_ceiling);
}

}  // namespace knead
