#include "control/session/dose.hpp"

#include <algorithm>

#include "control/care/dose_budget.hpp"

namespace knead::session {

bool Dose::is_as_before(const Envelope& prescribed) const noexcept {
  return std::ranges::equal(caps_, prescribed.zones, {}, {}, &ZoneLimits::force);
}

void Dose::begin(const Envelope& prescribed, TimePoint now, bool others_may_sit) noexcept {
  const bool today = begun_ && now - *begun_ < care::kDoseCountsFor;
  if (!today || (others_may_sit && !is_as_before(prescribed))) *this = Dose{};
  begun_ = now;
  told_ = {};
  std::ranges::transform(prescribed.zones, caps_.begin(), &ZoneLimits::force);
  for (const Zone at : kAllZones) {
    ZoneDose& zone = map_[index(at.side)][index(at.region)];
    const GivenDose& had = prescribed.had[index(at)];
    zone.rollers = std::max(zone.rollers, had.rollers);
    zone.jets = std::max(zone.jets, had.jets);
    zone.budget = care::dose_budget(prescribed.at(at).force, prescribed.massage_time);
    weigh(zone);
  }
}

void Dose::weigh(ZoneDose& zone) const noexcept {
  if (!begun_) return;
  zone.share_left = care::share_left(zone.rollers + care::counted(zone.jets), zone.budget);
}

void Dose::count_roller(Side side, Region region, Newton force, double dt_s) noexcept {
  ZoneDose& zone = map_[index(side)][index(region)];
  zone.rollers += NewtonSecond(std::max(0.0, force.value()) * dt_s);
  weigh(zone);
}

void Dose::count_jet(Side side, Region region, Kilopascal nozzle, double dt_s) noexcept {
  ZoneDose& zone = map_[index(side)][index(region)];
  zone.jets += KilopascalSecond(std::max(0.0, nozzle.value()) * dt_s);
  weigh(zone);
}

double Dose::factor(Side side, Region region) const noexcept {
  const double left = zone(side, region).share_left;
  if (left <= 0.0) return 0.0;
  const double lightest = care::kLightestBeforeSpent;
  return std::min(1.0, lightest + (1.0 - lightest) * left / care::kNearlyUsed);
}

Reason Dose::reason(Side side, Region region) const noexcept {
  const double left = zone(side, region).share_left;
  return left <= 0.0                ? Reason::dose_used_up
         : left < care::kNearlyUsed ? Reason::dose_nearly_used
                                    : Reason::none;
}

void Dose::tell(TimePoint now, EventList& events) noexcept {
  for (Side side : kBothSides) {
    for (std::size_t r = 0; r < kRegions; ++r) {
      const Reason reason = this->reason(side, static_cast<Region>(r));
      if (reason == told_[index(side)][r]) continue;
      told_[index(side)][r] = reason;
      // A zone that is left out was never to be used.
      if (reason == Reason::none || map_[index(side)][r].budget == NewtonSecond(0.0)) continue;
      const ZoneDose& used = map_[index(side)][r];
      const NewtonSecond sum = used.rollers + care::counted(used.jets);
      events.push({.at = now,
                   .reason = reason,
                   .channel = roller_channel(side),
                   .value = sum.value(),
                   .limit = used.budget.value()});
    }
  }
}

NewtonSecond Dose::rollers(Side side) const noexcept {
  NewtonSecond sum{};
  for (const ZoneDose& zone : map_[index(side)]) sum += zone.rollers;
  return sum;
}

}  // namespace knead::session
