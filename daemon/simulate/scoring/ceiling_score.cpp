#include "daemon/simulate/scoring/ceiling_score.hpp"

#include <algorithm>

namespace knead::scoring {

namespace {

constexpr Newton kMargin{2.0};
constexpr Duration kTolerated = 10ms;

}  // namespace

void CeilingScore::add(const Observation& o) {
  for (Side side : kBothSides) {
    judge(rollers_[index(side)], o.rollers[index(side)], o.at, o.person_caused);
  }
}

void CeilingScore::judge(Roller& roller, const RollerObservation& seen, TimePoint at, bool person) {
  if (seen.ceiling > Newton(0.0)) {
    roller.ceiling = seen.ceiling;
  }
  figures_.max_n = std::max(figures_.max_n, seen.force_true.value());
  figures_.ceiling_max_n = std::max(figures_.ceiling_max_n, seen.ceiling.value());

  const Newton over = seen.force_true - roller.ceiling;
  if (roller.excursion == Doing::none && over > kMargin) {
    roller.excursion = person ? Doing::persons : Doing::controllers;
    roller.began = at;
    roller.counted = false;
    figures_.person_excursions += person ? 1 : 0;
  }
  const bool above = over > kMargin;
  if (above && !roller.above) {
    roller.above_since = at;
  }
  roller.above = above;

  const bool persons_doing =
      roller.excursion == Doing::persons || (roller.excursion == Doing::none && person);
  double& peak = persons_doing ? figures_.person_peak_over_n : figures_.controller_over_n;
  peak = std::max(peak, over.value());

  if (roller.excursion == Doing::persons) {
    figures_.person_back_ms_max =
        std::max(figures_.person_back_ms_max, milliseconds(at - roller.began));
  }
  if (roller.excursion == Doing::controllers && above && !roller.counted &&
      at - roller.above_since > kTolerated) {
    roller.counted = true;
    ++figures_.violations;
  }
  if (over <= Newton(0.0)) {
    roller.excursion = Doing::none;
  }
}

}  // namespace knead::scoring
