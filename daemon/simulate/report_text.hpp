// The report for a person at a terminal: one screen.
#pragma once

#include <string>

#include "daemon/simulate/session_report.hpp"

namespace knead::simulate {

/// `colour` adds ANSI colours: green where a promise is kept, red where it is broken.
[[nodiscard]] std::string report_text(const SessionSetup& setup, const SessionReport& report,
                                      bool colour);

}  // namespace knead::simulate
