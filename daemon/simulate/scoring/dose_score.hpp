// What the body received, from the truth: force over time under each roller, water pressure over
// time, and how warm the skin side of the pads became.
#pragma once

#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

struct DoseFigures {
  double left_n_s = 0.0;
  double right_n_s = 0.0;
  double jets_on_s = 0.0;      ///< any nozzle above 5 kPa
  double jets_mean_kpa = 0.0;  ///< of the strongest nozzle while on
  double jets_max_kpa = 0.0;
  std::array<double, kHeatZones> surface_max_degc{};
  double surface_highest_degc = 0.0;
};

class DoseScore {
 public:
  void add(const Observation& o);
  [[nodiscard]] DoseFigures figures() const;

 private:
  DoseFigures sums_{};
  double jet_sum_kpa_ = 0.0;
  std::uint64_t jet_samples_ = 0;
};

}  // namespace knead::scoring
