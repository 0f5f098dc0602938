// What the field's own numbers ask of one phase: forces, speeds and rates of its technique, and
// keys that fit together. Internal to config.
#pragma once

#include "config/read.hpp"
#include "control/types/programme.hpp"

namespace knead::config {

/// `i` counts from 0.
void check_phase(std::size_t i, const Phase& phase, Reading& reading);

}  // namespace knead::config
