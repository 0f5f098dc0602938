// The recorder of kneadd: takes every cycle out of its ring, packs it, remembers the last so many
// seconds, and writes them to disk when something goes wrong. Its thread is an ordinary one and may
// be late; the cycle never waits for it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "daemon/record/chunk.hpp"
#include "daemon/record/cycle_ring.hpp"
#include "daemon/record/recording_store.hpp"

namespace knead::record {

struct RecorderSettings {
  Duration past = 60s;             ///< zero: nothing is remembered or kept, listeners still hear
  std::filesystem::path folder{};  ///< for what is kept
  std::size_t files = 10;          ///< the oldest goes when there would be more
  Duration aftermath = 5s;         ///< how long is waited before the past is written
};

/// A line for the log: what was kept, or what went wrong. Told from the recorder's threads.
struct RecorderNews {
  bool good = true;
  std::string text;
};

class Recorder {
 public:
  /// Allocates the ring. `tell` is called from the recorder's thread.
  Recorder(RecorderSettings settings, const v1::RecordingHeader& header,
           std::function<void(const RecorderNews&)> tell, std::size_t slots = CycleRing::kSlots);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// For the cycle's thread.
  [[nodiscard]] daemon::CycleTap& tap() { return ring_; }
  /// For the server.
  [[nodiscard]] daemon::RecordingFeed& feed() { return store_; }

  /// Starts its thread.
  void start();
  /// Ends the thread, takes what is left and writes what was about to be written. May be called
  /// without start(), and twice.
  void stop();

  /// What the thread does every 20 ms: empties the ring. From one thread only: tests that drain by
  /// hand do not start one.
  void drain();

  [[nodiscard]] std::uint64_t lost() const { return ring_.lost(); }

 private:
  struct Pending {
    Reason because{};
    std::uint64_t write_at = 0;  ///< the cycle
  };

  void add(const TappedCycle& tapped);
  void finish_chunk();
  void tell_lost();
  void wait_for_disk() const;
  void keep(const Pending& pending);
  void write(const std::string& code, const std::vector<Chunk>& chunks) const;

  RecorderSettings settings_;
  std::function<void(const RecorderNews&)> tell_;
  CycleRing ring_;
  RecordingStore store_;
  ChunkBuilder builder_;
  std::optional<Pending> pending_;
  std::uint64_t told_lost_ = 0;
  std::future<void> writing_;
  std::jthread thread_;
};

}  // namespace knead::record
