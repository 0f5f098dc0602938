// A history as a picture: whether it helps, at a glance.
#pragma once

#include <filesystem>
#include <vector>

#include "daemon/history/session_reader.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::ctl {

/// CR-41: stiffness, what the person said before and after, force and signs by session. What is
/// not known is left away; of nothing there are no panels.
[[nodiscard]] plot::Figure history_figure(const std::vector<history::SessionLine>& sessions);

/// Into an SVG file for its owner only. An error if there is nothing to draw.
[[nodiscard]] Result<void> draw(const plot::Figure& figure, const std::filesystem::path& file);

}  // namespace knead::ctl
