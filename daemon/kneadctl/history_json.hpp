// Histories and sessions as JSON, units in the keys.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "daemon/history/people.hpp"
#include "daemon/history/session_reader.hpp"

namespace knead::ctl {

[[nodiscard]] boost::json::object history_json(const std::string& person, std::int64_t count,
                                               const std::vector<history::SessionLine>& sessions);
[[nodiscard]] boost::json::object session_json(const history::SessionDetail& session);

/// Everything that is kept about somebody: courses, intakes, sessions in full.
[[nodiscard]] Result<boost::json::object> person_json(history::Database& database,
                                                      const history::Person& person);

}  // namespace knead::ctl
