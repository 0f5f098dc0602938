#include "daemon/simulate/scoring/work_score.hpp"

namespace knead::scoring {

namespace {

double mean(double sum, std::uint64_t count) {
  return count == 0 ? 0.0 : sum / static_cast<double>(count);
}

/// Lowers what is asked, by a known share; everything else stops the chair from giving it.
bool lowers(Reason reason) {
  return reason == Reason::distress_ease || reason == Reason::wish_ease ||
         reason == Reason::painful_point_lighter;
}

}  // namespace

void WorkScore::add(const Observation& o) {
  if (!o.in_work()) {
    return;
  }
  for (const RollerObservation& roller : o.rollers) {
    if (roller.asked <= Newton(0.0)) {
      continue;
    }
    all_.add(roller);
    if (roller.limited_by == Reason::none || lowers(roller.limited_by)) unlimited_.add(roller);
    if (roller.limited_by != Reason::none) {
      ++limited_[static_cast<std::size_t>(roller.limited_by)];
    }
  }
}

WorkFigures WorkScore::figures() const {
  WorkFigures f;
  f.mean_n = mean(unlimited_.given_n, unlimited_.count);
  f.asked_n = mean(unlimited_.asked_n, unlimited_.count);
  f.all_mean_n = mean(all_.given_n, all_.count);
  f.programme_n = mean(unlimited_.programme_n, unlimited_.count);
  f.all_asked_n = mean(all_.programme_n, all_.count);
  f.unlimited_s = static_cast<double>(unlimited_.count) * seconds(kCyclePeriod);
  for (std::size_t i = 0; i < kReasons; ++i) {
    f.limited_s[i] = static_cast<double>(limited_[i]) * seconds(kCyclePeriod);
  }
  return f;
}

}  // namespace knead::scoring
