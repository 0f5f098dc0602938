// How a programme goes for somebody: its plan as a timeline in words, as a picture and for scripts.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "control/care/session_plan.hpp"
#include "control/types/envelope.hpp"
#include "control/types/programme.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::ctl {

struct Timeline {
  const Programme& programme;
  Condition condition{};
  double minutes = 0.0;     ///< asked for
  care::PlanResult plan{};  ///< not refused
};

/// A line a phase, with a bar where it lies in the session, and what it asks.
[[nodiscard]] std::string timeline_text(const Timeline& timeline);
/// Phases above what each roller is asked, and the jets where there are any, over the minutes.
[[nodiscard]] plot::Figure timeline_figure(const Timeline& timeline);
[[nodiscard]] boost::json::object timeline_json(const Timeline& timeline);

}  // namespace knead::ctl
