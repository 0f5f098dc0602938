// How what went wrong on this side of the socket is told: words on stderr, and the exit code that
// belongs to it. For what kneadd says there is talk.hpp.
#pragma once

#include "config/errors.hpp"
#include "control/types/result.hpp"
#include "daemon/kneadctl/commands.hpp"

namespace knead::ctl {

/// What is wrong is a word of the command line ("--programme"), not a file or a figure.
[[nodiscard]] bool is_bad_usage(const Error& error);

/// Tells stderr. kBadUsage for a word of the command line, kRefused for all else: a file that is
/// not there is no kneadd that is not there.
[[nodiscard]] int complain_here(const Error& error);
/// All of them, a line each; the code of the first.
[[nodiscard]] int complain_here(const config::Errors& errors);

}  // namespace knead::ctl
