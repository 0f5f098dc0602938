// The cycles of a recording for a thread that must not wait for a disk or unpack: another thread
// reads ahead into a ring.
#pragma once

#include <atomic>
#include <optional>
#include <thread>

#include "control/types/result.hpp"
#include "daemon/record/recording_reader.hpp"
#include "daemon/record/slot_ring.hpp"

namespace knead::record {

class PrefetchedCycles {
 public:
  /// Starts to read.
  explicit PrefetchedCycles(RecordingReader reader);

  /// Player. The next cycle, null when it has not been read yet or there is none any more.
  /// Real-time, as are release() and over().
  [[nodiscard]] const replay::RecordedCycle* front() noexcept { return ring_.front(); }
  void release() noexcept { ring_.release(); }
  /// Nothing comes after what front() gives.
  [[nodiscard]] bool over() const noexcept { return over_.load(std::memory_order_acquire); }

  /// What is wrong with the file, if reading ended by that. Call once over().
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void read_ahead(const std::stop_token& stopping);

  static constexpr std::size_t kAhead = 512;  ///< half a second, 3 MiB

  RecordingReader reader_;
  SlotRing<replay::RecordedCycle> ring_{kAhead};
  std::optional<Error> error_;
  std::atomic<bool> over_{false};
  std::jthread thread_;  ///< the last member: it ends before what it uses
};

}  // namespace knead::record
