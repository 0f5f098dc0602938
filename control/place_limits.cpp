#include "control/place_limits.hpp"

#include <algorithm>

#include "control/care/session_plan.hpp"

namespace knead {

PlaceLimits limits_at(const PlaceRules& rules, Side side, Millimetre along,
                      Technique technique) noexcept {
  const Region region = rules.envelope.borders.region_at(along);
  const ZoneLimits& zone = rules.envelope.at(rules.envelope.zone_at(side, along));
  const double dose = rules.dose.factor(side, region);
  return {.sore = rules.sore_points.at(side, along).force_factor,
          .dose = dose,
          .dose_reason = dose < 1.0 ? rules.dose.reason(side, region) : Reason::none,
          .zone_left_out = zone.left_out(),
          .technique_left_out = !care::may_be_done(technique, zone)};
}

PlaceLimits stricter(const PlaceLimits& a, const PlaceLimits& b) noexcept {
  return {.sore = std::min(a.sore, b.sore),
          .dose = std::min(a.dose, b.dose),
          .dose_reason = b.dose < a.dose ? b.dose_reason : a.dose_reason,
          .zone_left_out = a.zone_left_out || b.zone_left_out,
          .technique_left_out = a.technique_left_out || b.technique_left_out};
}

PlaceLimits PlaceUnder::step(const PlaceRules& rules, Side side, Millimetre along,
                             Technique technique) noexcept {
  // A place that is none says nothing new.
  if (!is_finite(along)) along = held_;
  held_ = std::clamp(held_, along - kPlay, along + kPlay);
  const PlaceLimits here = limits_at(rules, side, along, technique);
  const PlaceLimits held = limits_at(rules, side, held_, technique);
  if (here.factor() < held.factor() || (here.left_out() && !held.left_out())) held_ = along;
  return stricter(here, held);
}

}  // namespace knead
