// The one form of a device's mistake: which device, where the kernel shows it, what the kernel said
// and what to do. Set-up only; allocates.
#pragma once

#include <string>
#include <string_view>

#include "control/types/result.hpp"

namespace knead::board {

/// `device` as the chair's file names it, `path` as the kernel does, `error_number` an errno (0:
/// the kernel said nothing, `cure` explains), `cure` one sentence. Reads: 'gpio "knead-io"
/// (/dev/gpiochip1): EBUSY, Device or resource busy: <cure>'.
[[nodiscard]] tl::unexpected<Error> device_failure(std::string_view device, std::string_view path,
                                                   int error_number, std::string_view cure);

/// The cure of an errno that means the same for every device; empty if there is none.
[[nodiscard]] std::string_view usual_cure(int error_number);

}  // namespace knead::board
