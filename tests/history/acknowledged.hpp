// A session that is written down as fast as the disk allows, and what of it was told to be kept.
#pragma once

#include <cstdint>
#include <filesystem>

namespace knead::history {

/// What SessionWriter has answered "kept" to, of the newest session.
struct Acknowledged {
  std::int64_t session = 0;
  std::int64_t traces = 0;
  std::int64_t events = 0;
  std::int64_t phases = 0;
  std::int64_t ended = 0;  ///< 1: its end, too
};

/// Writes one session after the other into the history at `path`, of the person `person`, and tells
/// `pipe` after each call. Never returns: whoever calls it is killed. After n calls of progress the
/// session says n seconds of massage.
[[noreturn]] void write_sessions(const std::filesystem::path& path, std::int64_t person, int pipe);

}  // namespace knead::history
