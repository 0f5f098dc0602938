// A figure that the scores could not know is no figure: of an external plant, what needs truth that
// the plant does not tell becomes null in the report, and the report says why.
#pragma once

#include <boost/json/object.hpp>

#include "daemon/simulate/session_report.hpp"

namespace knead::simulate {

/// Nulls in `json`, and "withheld": for each section with nulls what the plant would have to tell.
/// Of a session that was refused every figure is null: there was none. Nothing else of a simulated
/// person's report is touched.
void withhold_unknown(const SessionReport& report, boost::json::object& json);

/// The parts of the truth that the plant does not tell, by the names of plant.proto.
[[nodiscard]] std::vector<std::string_view> untold(const bridge::TruthParts& known);

}  // namespace knead::simulate
