// A JSON document for people and programs: indented, one line for each small object, numbers as
// short as they can be without losing anything. The same value gives the same bytes.
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace knead::simulate {

[[nodiscard]] std::string json_text(const boost::json::value& value);

/// `value` rounded to four decimals: more would claim what no figure of a session knows.
[[nodiscard]] double rounded(double value);

}  // namespace knead::simulate
