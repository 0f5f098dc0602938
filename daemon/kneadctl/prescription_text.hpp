// What may be given today, and why, for people and for programs.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "control/care/prescription.hpp"

namespace knead::ctl {

/// Lines for a terminal: what speaks against it, or a table of zones with the rule of each cap, and
/// what those rules ask. `own_limit` is the one that the person said, if any.
[[nodiscard]] std::string prescription_text(const care::Prescription& prescription,
                                            std::optional<Newton> own_limit);
[[nodiscard]] boost::json::object prescription_json(const care::Prescription& prescription);

}  // namespace knead::ctl
