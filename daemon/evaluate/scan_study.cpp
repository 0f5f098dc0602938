#include "daemon/evaluate/scan_study.hpp"

#include <algorithm>

#include "daemon/evaluate/scan_run.hpp"

namespace knead::evaluate {

Millimetre ScanBody::worst_border() const {
  Millimetre worst{};
  for (const Millimetre error : border_error) worst = std::max(worst, abs(error));
  return worst;
}

bool ScanBody::wrong_accepted() const {
  return !refused && (spine_error > kWrongSpine || worst_border() > kWrongBorder);
}

ScanBody measure_scan(std::uint64_t seed, const People& people) {
  ScanRun run(people.draw(seed), seed);
  run.person().sit_down();
  return run.finish();
}

}  // namespace knead::evaluate
