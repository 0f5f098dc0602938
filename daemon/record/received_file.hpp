// A recording that comes in pieces over the socket, appended to a file as it comes. The pieces are
// looked into for what a person wants to know; the file gets them as they are. Not real-time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "control/types/result.hpp"
#include "daemon/record/part.hpp"
#include "knead/v1/recording.pb.h"
#include "proto/convert/framing.hpp"

namespace knead::record {

class ReceivedFile {
 public:
  /// Errors: io. The file is readable by its owner and group.
  [[nodiscard]] static Result<ReceivedFile> create(const std::filesystem::path& path);

  /// No piece belongs to two parts. Errors: syntax when it belongs to none, io when it cannot be
  /// written.
  [[nodiscard]] Result<void> add(const v1::RecordingPiece& piece);
  /// Writes an end, unless one has come. Errors: io.
  [[nodiscard]] Result<void> close(const std::string& why);

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] std::uint64_t cycles() const { return cycles_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  /// Cycles that this client was too slow for, or that kneadd itself did not record.
  [[nodiscard]] std::uint64_t missing() const { return missing_; }
  [[nodiscard]] std::optional<std::uint64_t> first_cycle() const { return first_cycle_; }

 private:
  explicit ReceivedFile(std::filesystem::path path);
  [[nodiscard]] Result<void> write(const std::string& bytes);
  /// Looks into one whole part. False: it is none.
  [[nodiscard]] bool count(std::string_view payload);

  std::filesystem::path path_;
  std::ofstream stream_;
  wire::FrameReader reader_{kLongestPart};
  std::string pending_;  ///< a part that has not come whole: the file gets none of it before
  std::optional<std::uint64_t> first_cycle_;
  std::uint64_t next_cycle_ = 0;
  std::uint64_t cycles_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t missing_ = 0;
  bool ended_ = false;
};

}  // namespace knead::record
