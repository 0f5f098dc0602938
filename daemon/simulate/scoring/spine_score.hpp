// CR-07: the spine is inviolable. How often a roller's footprint lay on the true spinous processes
// (entries into contact, not milliseconds), and how far the scan's spine was from the true one, at
// the carriage, while the session worked by it.
#pragma once

#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

struct SpineFigures {
  int contacts = 0;
  double scan_error_mm_max = 0.0;
};

class SpineScore {
 public:
  void add(const Observation& o);
  [[nodiscard]] const SpineFigures& figures() const { return figures_; }

 private:
  bool in_contact_ = false;
  SpineFigures figures_{};
};

}  // namespace knead::scoring
