// Which history a command works on, whom it is about, and what day it is there.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <string>

#include "control/care/day.hpp"
#include "daemon/history/intakes.hpp"
#include "daemon/history/people.hpp"

namespace knead::ctl {

struct HistoryOptions {
  std::filesystem::path file{};  ///< empty: history::usual_file() says
  std::string name{};            ///< whose; empty: the only person who is known
  bool json = false;
};

/// --history FILE and --json.
void add_history_options(CLI::App& command, HistoryOptions& options);
/// NAME, which may be left away where only one person is known.
void add_person_option(CLI::App& command, HistoryOptions& options);

/// As said, else history::usual_file().
[[nodiscard]] std::filesystem::path history_path(const HistoryOptions& options);

/// Does not look at every page first: kneadd does, and a backup does. What is damaged is told when
/// it is met.
[[nodiscard]] Result<history::Database> open_history(const HistoryOptions& options);
/// An error if nobody has that name, or if none was said and not exactly one person is known; the
/// demonstration person of a simulated chair counts only where they are alone.
[[nodiscard]] Result<history::Person> person_meant(history::Database& database,
                                                   const HistoryOptions& options);

/// By the clock and the time zone of this machine.
[[nodiscard]] care::Day local_today();
/// The same, and whether it may be believed.
[[nodiscard]] history::Now local_now();
/// Milliseconds since 1970 UTC.
[[nodiscard]] std::int64_t unix_now_ms();
/// "2026-03-02".
[[nodiscard]] std::string text(care::Day day);

/// The line beneath every answer about what may be given.
inline constexpr std::string_view kNotADevice =
    "Knead is not a medical device. A doctor's word goes before anything that it decides.";

/// A file for its owner only: it says how somebody is. Whatever was there is replaced.
[[nodiscard]] Result<void> write_private(const std::filesystem::path& file, std::string_view text);

}  // namespace knead::ctl
