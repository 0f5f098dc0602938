// Kept massages as lines for a terminal.
#pragma once

#include <string>
#include <vector>

#include "daemon/history/session_reader.hpp"

namespace knead::ctl {

/// What stands in a line.
[[nodiscard]] std::string heading_text();
/// One line and its end.
[[nodiscard]] std::string line_text(const history::SessionLine& line);
/// Whether it helps (CR-41): what was said and felt at the beginning and at the end of these
/// massages, or how many it takes to say so.
[[nodiscard]] std::string trend_text(const std::vector<history::SessionLine>& lines);
/// What happened in one, phase by phase, each event with its reason and rule.
[[nodiscard]] std::string session_text(const history::SessionDetail& session);

}  // namespace knead::ctl
