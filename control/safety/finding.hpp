// What a check found in one cycle. Real-time safe.
#pragma once

namespace knead::safety {

struct Finding {
  bool active = false;
  double value = 0.0;  ///< what was found, in the unit of the row's channel
  double limit = 0.0;  ///< what it was held against
};

}  // namespace knead::safety
