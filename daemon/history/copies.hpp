// Copies of the history: a backup while kneadd writes on, and a backup put back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "daemon/history/database.hpp"

namespace knead::history {

/// A whole, checked copy at `to`, readable by its owner only. Refused if `to` exists. It appears
/// under its name when it is whole.
[[nodiscard]] Result<void> back_up(Database& database, const std::filesystem::path& to);

/// What was written after the backup was made, and is only in "<history>.before-restore" now.
struct LeftBehind {
  std::int64_t sessions = 0;
  std::int64_t people = 0;
};

/// Puts the backup in the history's place. What stood there is kept beside it as
/// "<history>.before-restore"; nothing where nothing did, or it cannot be read. Errors: a backup
/// that cannot be read, is damaged or newer than this program, a history that another program has
/// open; then nothing is changed.
[[nodiscard]] Result<std::optional<LeftBehind>> restore(const std::filesystem::path& backup,
                                                        const std::filesystem::path& history);

}  // namespace knead::history
