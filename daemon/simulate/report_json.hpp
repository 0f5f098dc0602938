// The report as JSON. Units are in the keys; what each figure means is written at the head of its
// score (daemon/simulate/scoring) and in docs/results/README.md. All of it is the same for the same
// seed, but for `wall_s` and `realtime_factor`. Of an external plant what cannot be known is null,
// and `withheld` says why.
#pragma once

#include <boost/json/object.hpp>

#include "daemon/simulate/session_report.hpp"

namespace knead::simulate {

[[nodiscard]] boost::json::object report_json(const SessionSetup& setup,
                                              const SessionReport& report);

}  // namespace knead::simulate
