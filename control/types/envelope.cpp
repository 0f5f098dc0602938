#include "control/types/envelope.hpp"

#include <algorithm>
#include <limits>

namespace knead {

namespace {

constexpr std::array<Region, kRegions> kUpwards{Region::sacral, Region::lumbar, Region::thoracic,
                                                Region::cervical};

std::array<Millimetre, kRegions - 1> upwards(const RegionBorders& borders) {
  return {borders.sacral_lumbar, borders.lumbar_thoracic, borders.thoracic_cervical};
}

/// The region on the other side of border `i` from `along`.
Region across(std::size_t i, Millimetre along, Millimetre border) {
  return along < border ? kUpwards[i + 1] : kUpwards[i];
}

/// From a border to `along`, less what a zone that is left out reaches beyond it.
Millimetre distance(Millimetre along, Millimetre border, bool left_out) {
  const Millimetre away = abs(along - border);
  return left_out ? std::max(Millimetre(0.0), away - Envelope::kKeepClear) : away;
}

/// `own` away from the border, `neighbour` at it; linear in between, and only ever downwards.
template <class Q>
Q blend(Q own, Q neighbour, Millimetre distance) {
  if (neighbour >= own || distance >= Envelope::kBlend) return own;
  return neighbour + (own - neighbour) * (distance / Envelope::kBlend);
}

/// The lowest that `cap` of a zone and its neighbours makes at a place.
template <class Cap>
auto blended(const Envelope& envelope, Side side, Millimetre along, Cap cap) {
  const auto borders = upwards(envelope.borders);
  const auto own = cap(Zone{envelope.borders.region_at(along), side});
  auto lowest = own;
  for (std::size_t i = 0; i < borders.size(); ++i) {
    // From here on no border is felt, not even that of a zone that is left out.
    if (abs(along - borders[i]) >= Envelope::kBlend + Envelope::kKeepClear) continue;
    const Zone neighbour{across(i, along, borders[i]), side};
    const Millimetre away = distance(along, borders[i], envelope.at(neighbour).left_out());
    lowest = std::min(lowest, blend(own, cap(neighbour), away));
  }
  return lowest;
}

/// Where a region lies; the lowest and the highest are endless.
struct Stretch {
  Millimetre low{-std::numeric_limits<double>::max()};
  Millimetre high{std::numeric_limits<double>::max()};
};

Stretch stretch_of(Region region, const RegionBorders& borders) {
  switch (region) {
    case Region::sacral:
      return {.high = borders.sacral_lumbar};
    case Region::lumbar:
      return {borders.sacral_lumbar, borders.lumbar_thoracic};
    case Region::thoracic:
      return {borders.lumbar_thoracic, borders.thoracic_cervical};
    case Region::cervical:
      return {.low = borders.thoracic_cervical};
  }
  return {};
}

/// True if a zone's stretch, with what it reaches beyond when it is left out, meets [from, to].
bool meets(const Envelope& envelope, Zone zone, Millimetre from, Millimetre to) {
  const Stretch stretch = stretch_of(zone.region, envelope.borders);
  const Millimetre beyond = envelope.at(zone).left_out() ? Envelope::kKeepClear : Millimetre(0.0);
  return from < stretch.high + beyond && to >= stretch.low - beyond;
}

}  // namespace

Zone Envelope::zone_at(Side side, Millimetre along) const {
  for (const Region region : kUpwards) {
    const Zone zone{region, side};
    if (at(zone).left_out() && meets(*this, zone, along, along)) return zone;
  }
  return {borders.region_at(along), side};
}

Newton Envelope::force_ceiling_at(Side side, Millimetre along) const {
  const Newton ceiling = blended(*this, side, along, [&](Zone zone) { return at(zone).force; });
  return std::min(ceiling, comfort_ceiling);
}

Newton Envelope::force_ceiling_at(Side side, Millimetre along,
                                  const std::array<Newton, kZones>& by_zone) const {
  const Newton ceiling =
      blended(*this, side, along, [&](Zone zone) { return by_zone[index(zone)]; });
  return std::min(ceiling, comfort_ceiling);
}

Millimetre Envelope::depth_ceiling_at(Side side, Millimetre along) const {
  return blended(*this, side, along, [&](Zone zone) { return at(zone).depth; });
}

Celsius Envelope::surface_ceiling(Millimetre from, Millimetre to) const {
  Celsius lowest{std::numeric_limits<double>::max()};
  for (const Zone zone : kAllZones) {
    if (meets(*this, zone, from, to)) lowest = std::min(lowest, at(zone).surface);
  }
  return lowest;
}

const ZoneLimits* Envelope::left_out_between(Millimetre from, Millimetre to) const {
  for (const Zone zone : kAllZones) {
    if (at(zone).left_out() && meets(*this, zone, from, to)) return &at(zone);
  }
  return nullptr;
}

Kilopascal Envelope::line_ceiling() const {
  return std::ranges::max(zones, {}, &ZoneLimits::jet).jet;
}

Celsius Envelope::water_ceiling() const {
  Celsius lowest{};
  bool any = false;
  for (const ZoneLimits& zone : zones) {
    if (zone.left_out()) continue;
    lowest = any ? std::min(lowest, zone.surface) : zone.surface;
    any = true;
  }
  return lowest;
}

}  // namespace knead
