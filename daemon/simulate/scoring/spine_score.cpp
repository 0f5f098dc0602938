#include "daemon/simulate/scoring/spine_score.hpp"

#include <algorithm>

namespace knead::scoring {

void SpineScore::add(const Observation& o) {
  if (o.spine_contact && !in_contact_) {
    ++figures_.contacts;
  }
  in_contact_ = o.spine_contact;
  if (o.scan_found && o.state == SessionState::massage) {
    const double error = abs(o.spine_true - o.spine_estimated).value();
    figures_.scan_error_mm_max = std::max(figures_.scan_error_mm_max, error);
  }
}

}  // namespace knead::scoring
