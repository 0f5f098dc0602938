// A campaign over the care rules as a JSON document and as text. Allocates.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "daemon/evaluate/care.hpp"

namespace knead::evaluate {

/// What docs/results/README.md says, section "Care".
[[nodiscard]] boost::json::object care_json(const Care& care);
[[nodiscard]] std::string care_text(const Care& care);

}  // namespace knead::evaluate
