// What the care rules ask of a programme as a whole. Internal to config.
#pragma once

#include "config/programme_text.hpp"
#include "config/read.hpp"

namespace knead::config {

/// CR-10, CR-11, CR-13, CR-18, CR-19, what the programme's own rule asks (CR-30 to CR-38,
/// method_rules.hpp) and each phase's own numbers (phase_rules.hpp). CR-20 is a bound of its key;
/// CR-16 is kept when a session is planned (care/session_plan.hpp). A phase whose own keys have
/// mistakes is left to those.
void check_programme(const ProgrammeText& programme, Reading& reading);

}  // namespace knead::config
