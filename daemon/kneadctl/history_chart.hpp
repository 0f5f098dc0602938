// Pictures of a history: whether it helps, at a glance, and what happened in one session.
#pragma once

#include <filesystem>
#include <vector>

#include "daemon/history/session_reader.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::ctl {

// What is not known is left away; of nothing there are no panels.

/// CR-41: stiffness, what the person said before and after, force and signs by session.
[[nodiscard]] plot::Figure history_figure(const std::vector<history::SessionLine>& sessions);
/// Force under its ceiling by phase, events by reason, and water over the minutes.
[[nodiscard]] plot::Figure session_figure(const history::SessionDetail& session);

/// Into an SVG file for its owner only. An error if there is nothing to draw.
[[nodiscard]] Result<void> draw(const plot::Figure& figure, const std::filesystem::path& file);

}  // namespace knead::ctl
