// What the doctor found, as a table for a terminal and as one JSON document.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "daemon/doctor/finding.hpp"

namespace knead::ctl {

/// A line a finding, its limit and cure below where it is not green; a summary at the end.
[[nodiscard]] std::string doctor_table(const doctor::Findings& findings, bool colours);

/// {"verdict": ..., "findings": [...]}; figures with their units in the keys.
[[nodiscard]] boost::json::object doctor_json(const doctor::Findings& findings);

/// Colours only where a terminal shows them and nobody said NO_COLOR (no-color.org: any text).
[[nodiscard]] bool wants_colours(bool terminal, const char* no_color);

}  // namespace knead::ctl
