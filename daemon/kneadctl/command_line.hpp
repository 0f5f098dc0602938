// The contract of every command with people and scripts, in one place: what is misspelt is bad
// usage and gets the nearest word named; with --json a failure is one JSON document on stdout, too.
#pragma once

#include <CLI/CLI.hpp>

namespace knead::ctl {

/// Parses, runs the command that was named, and returns the program's exit code (ExitCode).
/// `exit_code` is what the commands of `app` set.
[[nodiscard]] int run_command_line(CLI::App& app, int argc, const char* const* argv,
                                   const int& exit_code);

}  // namespace knead::ctl
