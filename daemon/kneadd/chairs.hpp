// Makes the chair that the command line asks for. Set-up only.
#pragma once

#include <memory>

#include "config/errors.hpp"
#include "control/types/chair_description.hpp"
#include "daemon/kneadd/options.hpp"
#include "hal/chair.hpp"

namespace knead::daemon {

/// sim: a chair in which a person has just sat down. The others are refused: this version has none.
[[nodiscard]] config::Loaded<std::unique_ptr<hal::Chair>> make_chair(const Options& options,
                                                                     const ChairDescription& chair);

[[nodiscard]] const char* name(ChairKind kind);

}  // namespace knead::daemon
