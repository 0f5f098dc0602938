// Cycles without a gap, packed together: the piece in which a recording is kept, sent and lost. A
// chunk owes nothing to the others, so that the oldest can be dropped and a cut file played as far
// as it goes. Not real-time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "control/types/request.hpp"
#include "control/types/result.hpp"
#include "hal/replay/recorded_cycle.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

/// 50 ms: what a power cut costs, and small enough for a message of the socket (64 KiB).
inline constexpr std::uint32_t kCyclesPerChunk = 50;
/// Each has 0.7 KiB, and nothing else in a cycle grows with what clients ask: a flood of starts
/// makes more chunks, not one that no message holds.
inline constexpr std::size_t kPrescriptionsPerChunk = 16;
static_assert(kPrescriptionsPerChunk >= kMaxRequestsPerCycle, "a cycle is never divided");

/// A finished chunk as it stands in a file.
struct Chunk {
  std::uint64_t first_cycle = 0;
  std::uint32_t cycles = 0;
  std::shared_ptr<const std::string> bytes;  ///< a framed part; shared by store, sockets and files
};

class ChunkBuilder {
 public:
  ChunkBuilder();
  ~ChunkBuilder();
  ChunkBuilder(const ChunkBuilder&) = delete;
  ChunkBuilder& operator=(const ChunkBuilder&) = delete;

  /// Must the chunk be finished before this cycle is added? It is full or would be too large, or
  /// cycles are missing.
  [[nodiscard]] bool ends_before(const replay::RecordedCycle& cycle) const;
  void add(const replay::RecordedCycle& cycle);
  [[nodiscard]] bool empty() const { return cycles_ == 0; }
  /// What was added since the last call; there must be something.
  [[nodiscard]] Chunk finish();

 private:
  class Deflater;

  std::unique_ptr<Deflater> deflater_;
  std::uint64_t first_cycle_ = 0;
  std::uint32_t cycles_ = 0;
  std::size_t prescriptions_ = 0;
  replay::RecordedCycle before_{};
  v1::RecordedCycle message_;
  std::string unpacked_;
};

/// The cycles of a chunk, one after the other. The chunk is not trusted.
class ChunkCycles {
 public:
  /// Unpacks. Errors: out_of_range, syntax; the text says what cannot be.
  [[nodiscard]] static Result<ChunkCycles> open(const v1::RecordingChunk& chunk);

  [[nodiscard]] bool done() const { return next_ == cycles_; }
  /// The next cycle; stays valid until the next call. Call only when not done().
  [[nodiscard]] Result<const replay::RecordedCycle*> next();

 private:
  ChunkCycles() = default;

  std::string unpacked_;
  std::size_t at_ = 0;
  std::uint64_t first_cycle_ = 0;
  std::uint32_t cycles_ = 0;
  std::uint32_t next_ = 0;
  std::unique_ptr<replay::RecordedCycle> cycle_ = std::make_unique<replay::RecordedCycle>();
  v1::RecordedCycle message_;
};

}  // namespace knead::record
