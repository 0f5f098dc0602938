// Reads a recording from a file, cycle by cycle. The file is not trusted: it may be cut anywhere,
// damaged, of another version, or something else altogether. Not real-time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "control/types/result.hpp"
#include "daemon/record/chunk.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

/// How the file ended.
struct Ending {
  bool whole = false;         ///< with its end record; else it was cut, by a power loss most likely
  std::uint64_t at_byte = 0;  ///< cut: what stands from here on was no whole part
  std::string why;            ///< whole: what the recorder said
};

class RecordingReader {
 public:
  /// Reads the header. Errors name the file, the byte and the cure: io, syntax (no recording, or a
  /// damaged one), wrong_version.
  [[nodiscard]] static Result<RecordingReader> open(const std::filesystem::path& path);

  [[nodiscard]] const v1::RecordingHeader& header() const { return header_; }

  /// The next cycle, valid until the next call; null at the end. Cycles may be missing between two
  /// (`number`). Errors as open(): everything before the byte they name is good.
  [[nodiscard]] Result<const replay::RecordedCycle*> next();

  /// Known once next() has given null.
  [[nodiscard]] const Ending& ending() const { return ending_; }

 private:
  enum class Got { part, end_of_file };

  explicit RecordingReader(const std::filesystem::path& path);

  [[nodiscard]] Result<Got> read_part();
  [[nodiscard]] Result<Got> cut();
  /// True when chunks go on, false at the end.
  [[nodiscard]] Result<bool> take_part();
  [[nodiscard]] Result<void> take_header();
  [[nodiscard]] bool only_zeros_follow();
  [[nodiscard]] tl::unexpected<Error> damaged(const std::string& what) const;

  std::string file_;
  std::ifstream stream_;
  std::uint64_t size_ = 0;
  std::uint64_t part_at_ = 0;  ///< where the part in hand begins
  std::uint64_t next_at_ = 0;  ///< where the one after it does
  std::string bytes_;
  v1::RecordingPart part_;
  v1::RecordingHeader header_;
  std::optional<ChunkCycles> chunk_;
  std::optional<std::uint64_t> last_number_;
  TimePoint last_now_{};
  Ending ending_;
  bool over_ = false;
};

}  // namespace knead::record
