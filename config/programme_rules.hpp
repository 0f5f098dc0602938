// What the care rules and the field's own numbers ask of a programme as a whole. Internal to
// config.
#pragma once

#include "config/programme_text.hpp"
#include "config/read.hpp"

namespace knead::config {

/// CR-10, CR-13, CR-18, CR-20 and each technique's range of force, speed and rate, and jets
/// whose keys fit their mode. A phase whose
/// own keys have mistakes is left to those.
void check_programme(const ProgrammeText& programme, Reading& reading);

}  // namespace knead::config
