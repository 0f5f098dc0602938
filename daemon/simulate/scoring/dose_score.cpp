#include "daemon/simulate/scoring/dose_score.hpp"

#include <algorithm>

namespace knead::scoring {

namespace {

/// Below this a nozzle drips rather than massages (assumed).
constexpr Kilopascal kJetOn{5.0};

}  // namespace

void DoseScore::add(const Observation& o) {
  const double dt_s = seconds(kCyclePeriod);
  sums_.left_n_s += o.rollers[index(Side::left)].force_true.value() * dt_s;
  sums_.right_n_s += o.rollers[index(Side::right)].force_true.value() * dt_s;

  Kilopascal strongest{};
  for (std::size_t i = 0; i < o.nozzles; ++i) strongest = std::max(strongest, o.nozzle[i]);
  sums_.jets_max_kpa = std::max(sums_.jets_max_kpa, strongest.value());
  if (strongest > kJetOn) {
    jet_sum_kpa_ += strongest.value();
    ++jet_samples_;
  }
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    sums_.surface_max_degc[zone] = std::max(sums_.surface_max_degc[zone], o.surface[zone].value());
  }
}

DoseFigures DoseScore::figures() const {
  DoseFigures f = sums_;
  f.jets_on_s = static_cast<double>(jet_samples_) * seconds(kCyclePeriod);
  f.jets_mean_kpa = jet_samples_ == 0 ? 0.0 : jet_sum_kpa_ / static_cast<double>(jet_samples_);
  f.surface_highest_degc = std::ranges::max(f.surface_max_degc);
  return f;
}

}  // namespace knead::scoring
