// Why a session was refused, in words, with the number that would not have been.
#pragma once

#include <string>

#include "control/types/request.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::simulate {

/// For a session that is too short: how many minutes its programme takes for this condition.
[[nodiscard]] std::string refusal_words(const SessionSetup& setup, Refusal refusal);

}  // namespace knead::simulate
