// The report as JSON. Units are in the keys; what each figure means stands in
// docs/results/README.md. All of it is the same for the same seeds, but for `wall_s` and
// `realtime_factor`.
#pragma once

#include <boost/json/object.hpp>

#include "daemon/evaluate/touch_figures.hpp"

namespace knead::evaluate {

[[nodiscard]] boost::json::object touch_json(const Touch& touch);

}  // namespace knead::evaluate
