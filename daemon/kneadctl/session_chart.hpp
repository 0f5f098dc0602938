// One massage of the past as a picture: its phases, forces, what happened and the water, all over
// the same minutes.
#pragma once

#include "daemon/history/session_reader.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::ctl {

/// Without panels where nothing was written down yet.
[[nodiscard]] plot::Figure session_figure(const history::SessionDetail& session);

}  // namespace knead::ctl
