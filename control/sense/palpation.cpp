#include "control/sense/palpation.hpp"

namespace knead::sense {
namespace {

/// An error beyond this share of the value is no knowledge.
constexpr double kMostDoubt = 0.06;
/// Less movement than this is noise of the depth sensor (0.01 mm) and of the fit.
constexpr Millimetre kLeastStroke{0.08};
constexpr NewtonPerMillimetre kSoftest{0.5};
constexpr NewtonPerMillimetre kStiffest{80.0};

bool believable(const PalpationEstimate& e) {
  return e.value >= kSoftest && e.value <= kStiffest && e.half_stroke >= kLeastStroke &&
         e.standard_error <= kMostDoubt * e.value;
}

}  // namespace

void Palpation::forget() noexcept {
  map_ = StiffnessMap{};
  verdict_ = PalpationVerdict::none;
}

void Palpation::begin(const PalpationInput& input) noexcept {
  verdict_ = PalpationVerdict::pending;
  felt_ = input.pressed;
  for (PalpationFit& fit : fits_) fit.begin();
}

void Palpation::step(const PalpationInput& input) noexcept {
  map_.stations = input.stations > 0 ? input.stations : map_.stations;
  if (!input.listening || input.station >= StiffnessMap::kStations) {
    verdict_ = PalpationVerdict::none;
    return;
  }
  if (verdict_ == PalpationVerdict::none) begin(input);
  if (verdict_ != PalpationVerdict::pending) return;
  bool complete = true;
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    // Guarding of either side moves the trunk and so the other side too.
    if (input.disturbed[i] || (felt_[i] && !input.pressed[i])) {
      verdict_ = PalpationVerdict::disturbed;
      return;
    }
    if (!felt_[i]) continue;
    fits_[i].add(input.force[i], input.depth[i], input.dt_s);
    complete = complete && fits_[i].complete();
  }
  if (!complete) return;
  for (const Side side : kBothSides) {
    // One after the other: a part of one side is enough for one cycle.
    if (felt_[index(side)] && !fits_[index(side)].work_off()) return;
  }
  conclude(input);
}

void Palpation::conclude(const PalpationInput& input) noexcept {
  verdict_ = PalpationVerdict::clear;
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    if (!felt_[i]) continue;
    const PalpationEstimate e = fits_[i].estimate();
    StiffnessSite& site = map_.sites[i][input.station];
    if (!believable(e)) {
      if (!site.known) verdict_ = PalpationVerdict::doubtful;
      continue;
    }
    // Of two believable windows the surer one stays.
    if (site.known && site.standard_error / site.value <= e.standard_error / e.value) continue;
    site = {.known = true,
            .along = input.along,
            .preload = e.preload,
            .value = e.value,
            .standard_error = e.standard_error};
  }
}

}  // namespace knead::sense
