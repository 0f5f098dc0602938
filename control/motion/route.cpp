#include "control/motion/route.hpp"

#include <algorithm>
#include <utility>

namespace knead::motion {
namespace {

/// A roller stays inside its region with its own footprint.
constexpr Millimetre kInset{10.0};
constexpr Millimetre kWorthwhile{20.0};
/// How far above the shoulders' line the neck goes on that rollers can meet. Assumed.
constexpr Millimetre kNeck{60.0};

Leg extent(Region region, const ScanFinding& scan, Millimetre carriage_max) {
  const RegionBorders& b = scan.borders;
  Leg leg;
  switch (region) {
    case Region::sacral:
      leg = {scan.pelvis_along, b.sacral_lumbar};
      break;
    case Region::lumbar:
      leg = {b.sacral_lumbar, b.lumbar_thoracic};
      break;
    case Region::thoracic:
      leg = {b.lumbar_thoracic, std::min(b.thoracic_cervical, scan.shoulders_along)};
      break;
    case Region::cervical:
      leg = {b.thoracic_cervical, scan.shoulders_along + kNeck};
      break;
  }
  leg.from = std::max({leg.from, scan.pelvis_along, Millimetre(0.0)}) + kInset;
  leg.to = std::min(leg.to, carriage_max) - kInset;
  return leg;
}

Millimetre distance(Millimetre from, const Leg& leg) {
  return std::min(abs(from - leg.from), abs(from - leg.to));
}

}  // namespace

void Route::plan(const Phase& phase, const ScanFinding& scan, Millimetre carriage_max,
                 Millimetre carriage_now) noexcept {
  legs_.clear();
  stations_.clear();
  for (const MassagePoint& point : phase.points) {
    const Leg leg = extent(point.region, scan, carriage_max);
    if (leg.to < leg.from) continue;
    stations_.push({leg.from + (leg.to - leg.from) * point.height.value(), point.beside});
  }
  if (!phase.points.empty()) return;
  for (const Region region : phase.regions) {
    const Leg leg = extent(region, scan, carriage_max);
    if (leg.to - leg.from >= kWorthwhile) legs_.push(leg);
  }
  if (phase.direction == Direction::both) {
    turn_towards_the_nearest(carriage_now);
  } else {
    line_up(phase.direction == Direction::up);
  }
}

void Route::turn_towards_the_nearest(Millimetre carriage_now) noexcept {
  Millimetre here = carriage_now;
  for (std::size_t i = 0; i < legs_.size(); ++i) {
    Leg& leg = legs_[i];
    // The first of several legs must end where the second begins.
    const bool leads_on = i == 0 && legs_.size() > 1;
    const bool turn = leads_on ? distance(leg.from, legs_[1]) < distance(leg.to, legs_[1])
                               : abs(here - leg.to) < abs(here - leg.from);
    if (turn) std::swap(leg.from, leg.to);
    here = leg.to;
  }
}

void Route::line_up(bool upwards) noexcept {
  // extent() gives every leg from its lower end.
  std::ranges::sort(legs_, {}, &Leg::from);
  if (upwards) return;
  std::ranges::reverse(legs_);
  for (Leg& leg : legs_) std::swap(leg.from, leg.to);
}

Millimetre Route::lowest() const noexcept {
  if (empty()) return Millimetre(0.0);
  Millimetre lowest = has_stations() ? stations_[0].along : legs_[0].from;
  for (const Leg& leg : legs_) lowest = std::min({lowest, leg.from, leg.to});
  for (const Station& station : stations_) lowest = std::min(lowest, station.along);
  return lowest;
}

Millimetre Route::highest() const noexcept {
  if (empty()) return Millimetre(0.0);
  Millimetre highest = has_stations() ? stations_[0].along : legs_[0].from;
  for (const Leg& leg : legs_) highest = std::max({highest, leg.from, leg.to});
  for (const Station& station : stations_) highest = std::max(highest, station.along);
  return highest;
}

Millimetre Route::length() const noexcept {
  Millimetre sum{};
  for (const Leg& leg : legs_) sum += leg.length();
  return sum;
}

Station Route::at(double share) const noexcept {
  const double within = std::clamp(share, 0.0, 1.0);
  if (has_stations()) {
    const auto turn = static_cast<std::size_t>(within * static_cast<double>(stations_.size()));
    return stations_[std::min(turn, stations_.size() - 1)];
  }
  Millimetre left = length() * within;
  for (const Leg& leg : legs_) {
    if (left <= leg.length())
      return {.along = leg.from + (leg.to - leg.from) * (left / leg.length())};
    left -= leg.length();
  }
  return {.along = legs_.empty() ? Millimetre(0.0) : legs_.back().to};
}

}  // namespace knead::motion
