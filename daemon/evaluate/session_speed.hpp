// How fast does a session simulate? A whole session of 30 minutes with every sense at work, timed
// alone on one core.
#pragma once

#include "config/errors.hpp"

namespace knead::evaluate {

/// Virtual seconds for each second of the processor: of this whole process, so call it while no
/// other thread works. It is the processor's time and not the wall's, so that a busy machine does
/// not look like slow code. Some seconds of work. Errors: those of simulate::load_setup, which
/// reads the programme `classic`.
[[nodiscard]] config::Loaded<double> measure_session_speed();

}  // namespace knead::evaluate
