// What nobody who looks at a simulated chair may overlook: that its time runs faster than life, and
// that something of it is broken on purpose. Pure.
#pragma once

#include <string>

namespace knead::ctl {

/// "20 times as fast as life"; empty for life itself and where that is not said.
[[nodiscard]] std::string lapse_words(double time_lapse);

/// Both, for a title; empty when all is as in life.
[[nodiscard]] std::string simulation_words(double time_lapse, int faults);

}  // namespace knead::ctl
