// Lets go of a board whose controller has died: every line and every PWM channel that the chair's
// file names goes off, one by one, so that one broken device keeps none of the others. The relay
// has opened long before; this leaves nothing commanded for the moment when it closes again. The
// watchdog is left alone: it bites unless a new controller comes. Set-up only.
#pragma once

#include <vector>

#include "control/types/result.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

struct BoardRelease {
  Findings released;          ///< what is off now, a line each
  std::vector<Error> failed;  ///< what is not known to be off
};

[[nodiscard]] BoardRelease release_board(const LinuxDescription& board,
                                         const KernelPaths& paths = {});

}  // namespace knead::board
