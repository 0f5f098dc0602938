#include "control/sweep_places.hpp"

#include <algorithm>

namespace knead {

namespace {

constexpr Millimetre kStep{5.0};
/// Of the way from pelvis to shoulder blades: both heights may go towards one another and still be
/// a third of their usual way apart. Assumed.
constexpr double kFarthestShare = 0.2;

/// Both rollers stand at the same height: a place of either side keeps both away, with a step to
/// spare for a carriage that lags.
bool free(const session::SorePoints& sore, const Envelope& envelope, Millimetre along) noexcept {
  const std::array<Millimetre, 3> around{along - kStep, along, along + kStep};
  return std::ranges::all_of(around, [&](Millimetre place) {
    return motion::sweep_permitted(envelope, place) &&
           sore.at(Side::left, place).force_factor > 0.0 &&
           sore.at(Side::right, place).force_factor > 0.0;
  });
}

std::optional<Millimetre> nearest_free(const session::SorePoints& sore, const Envelope& envelope,
                                       Millimetre along, Millimetre farthest) noexcept {
  for (Millimetre off{}; off <= farthest; off += kStep) {
    if (free(sore, envelope, along - off)) return along - off;
    if (free(sore, envelope, along + off)) return along + off;
  }
  return std::nullopt;
}

/// The rollers may stroke from one height to the other.
bool all_free(const session::SorePoints& sore, const Envelope& envelope, Millimetre from,
              Millimetre to) noexcept {
  for (Millimetre along = from; along < to + kStep; along += kStep) {
    if (!free(sore, envelope, along)) return false;
  }
  return true;
}

}  // namespace

std::optional<motion::SweepPlaces> sweep_places(const ScanFinding& finding,
                                                const session::SorePoints& sore,
                                                const Envelope& envelope) noexcept {
  const Millimetre farthest = (finding.shoulders_along - finding.pelvis_along) * kFarthestShare;
  motion::SweepPlaces places{.heights = motion::sweep_heights(finding)};
  for (Millimetre& along : places.heights) {
    const std::optional<Millimetre> place = nearest_free(sore, envelope, along, farthest);
    if (!place) return std::nullopt;
    along = *place;
  }
  const motion::RestHeights rests = motion::rest_heights(finding);
  const Millimetre lowest = std::min(places.heights.front(), rests.front());
  if (all_free(sore, envelope, lowest, rests.back())) places.rests = rests;
  return places;
}

}  // namespace knead
