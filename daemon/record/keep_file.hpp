// Writes what the recorder remembers into a file that is there whole or not at all, and keeps their
// number bounded. Not real-time; syncs, so it may take seconds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "control/types/result.hpp"
#include "daemon/record/recording_store.hpp"

namespace knead::record {

/// `<UTC time>_<why>.knead`, as in 20260131T235959Z_force_over_ceiling.knead.
[[nodiscard]] std::string kept_name(std::int64_t unix_s, const std::string& why);

/// Writes header, chunks and end into `folder`/`name`: a temporary file, synced, renamed; readable
/// by owner and group. Then removes the oldest files of that form beyond `most`. Errors: io.
[[nodiscard]] Result<std::filesystem::path> keep_file(const std::filesystem::path& folder,
                                                      const std::string& name,
                                                      const RecordingStore& store,
                                                      const std::vector<Chunk>& chunks,
                                                      const std::string& why, std::size_t most);

}  // namespace knead::record
