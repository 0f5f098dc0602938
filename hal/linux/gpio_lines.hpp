// GPIO lines by the label of their chip and by their own name, never by number: chips are counted
// in the order in which their drivers come up, and an expander more moves them all. Lines of
// several chips are one set to the cycle. Set-up only; allocates.
#pragma once

#include <memory>
#include <span>

#include "control/types/result.hpp"
#include "hal/linux/digital_lines.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

/// Takes the lines and tells of their edges. Errors: the chip is not there (the labels that are),
/// two chips of one label, no such line, another program holds it, the chip gives no interrupts.
[[nodiscard]] Result<std::unique_ptr<InputLines>> open_inputs(std::span<const LineWire> lines,
                                                              const KernelPaths& paths,
                                                              Findings& findings);

/// Takes the lines, none of them asserted. Errors: as of open_inputs.
[[nodiscard]] Result<std::unique_ptr<OutputLines>> open_outputs(std::span<const LineWire> lines,
                                                                const KernelPaths& paths,
                                                                Findings& findings);

}  // namespace knead::board
