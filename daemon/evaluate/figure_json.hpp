// A figure in a JSON document: null where there is none, never a zero that nobody saw.
#pragma once

#include <boost/json/value.hpp>
#include <optional>

#include "daemon/simulate/json_text.hpp"

namespace knead::evaluate {

[[nodiscard]] inline boost::json::value figure(std::optional<double> value) {
  return value ? boost::json::value(simulate::rounded(*value)) : boost::json::value(nullptr);
}

}  // namespace knead::evaluate
