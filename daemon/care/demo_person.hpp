// The person who sits in a simulated chair when nobody was named: well, asked today, in the middle
// of a course, so that somebody who tries Knead need not answer questions for a puppet first. Never
// used on a chair in which people sit.
#pragma once

#include "daemon/care/person_today.hpp"

namespace knead::daemon {

/// Adds the person where they are missing. The answers are nobody's and are not kept.
[[nodiscard]] Result<PersonToday> demo_person_today(CareRoom& room);

}  // namespace knead::daemon
