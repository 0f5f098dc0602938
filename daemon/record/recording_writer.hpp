// Writes a recording into a file as the cycles come. What has been written stays playable whatever
// happens to the program. Not real-time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "control/types/result.hpp"
#include "daemon/record/chunk.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

class RecordingWriter {
 public:
  /// Creates the file, readable by its owner and group only: a recording tells of a person's body.
  /// Errors: io.
  [[nodiscard]] static Result<RecordingWriter> create(const std::filesystem::path& path,
                                                      const v1::RecordingHeader& header);

  void add(const replay::RecordedCycle& cycle);
  /// A finished chunk, instead of cycles.
  void add(const Chunk& chunk);

  /// Writes the end, with `why` for people. Errors: io, if anything could not be written.
  [[nodiscard]] Result<void> close(const std::string& why);

  [[nodiscard]] std::uint64_t cycles() const { return cycles_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  explicit RecordingWriter(std::filesystem::path path);
  void write(const std::string& bytes);

  std::filesystem::path path_;
  std::ofstream stream_;
  std::unique_ptr<ChunkBuilder> builder_ = std::make_unique<ChunkBuilder>();
  std::uint64_t cycles_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace knead::record
