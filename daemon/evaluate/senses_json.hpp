// The report as JSON. Units are in the keys; what each figure means stands in
// docs/results/README.md. All of it is the same for the same seeds and people, but for `wall_s`.
#pragma once

#include <boost/json/object.hpp>

#include "daemon/evaluate/senses_figures.hpp"

namespace knead::evaluate {

/// `people` says where the sizes of the scanned people come from (People::source).
[[nodiscard]] boost::json::object senses_json(const Senses& senses, const SensesFigures& figures,
                                              const std::string& people);

}  // namespace knead::evaluate
