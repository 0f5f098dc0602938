// A course of massages as people and programs read it: how far it has come, when the next massage
// may be and how strong, and what goes along with it at home.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "control/care/home_care.hpp"
#include "daemon/history/courses.hpp"
#include "daemon/history/intakes.hpp"

namespace knead::ctl {

struct Plan {
  std::optional<history::KeptCourse> kept{};  ///< the newest; nothing: none yet
  care::Course course{};                      ///< that a massage of today would belong to
  care::CourseToday today{};                  ///< what it allows
  care::Reminders reminders{};
  care::Day day{};           ///< today
  bool asked_today = false;  ///< the questions of today are answered (CR-01)
};

[[nodiscard]] Plan make_plan(const std::optional<history::KeptCourse>& newest,
                             const std::optional<history::Intake>& intake, const history::Now& now);

/// `person`: whose it is, for the commands that it names.
[[nodiscard]] std::string plan_text(const Plan& plan, const std::string& person);
[[nodiscard]] boost::json::object plan_json(const Plan& plan);

}  // namespace knead::ctl
