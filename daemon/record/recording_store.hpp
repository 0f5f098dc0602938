// The chunks of the last so many seconds: what is written when something goes wrong, and what the
// raw stream gives. Bounded; the oldest goes first. Thread: any (a lock; never the cycle's).
#pragma once

#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

#include "control/types/time.hpp"
#include "daemon/record/chunk.hpp"
#include "daemon/server/recording_feed.hpp"
#include "knead/v1/recording.pb.h"

namespace knead::record {

class RecordingStore final : public daemon::RecordingFeed {
 public:
  /// Keeps `past` of cycles; at least 1 s, which is what lets a listener come late.
  RecordingStore(const v1::RecordingHeader& header, Duration past);

  void add(Chunk chunk);
  /// Everything that is remembered, oldest first.
  [[nodiscard]] std::vector<Chunk> all() const;
  [[nodiscard]] bool listened_to() const { return listeners_ > 0; }

  [[nodiscard]] Bytes header() const override { return header_; }
  [[nodiscard]] Bytes end(std::uint64_t cycles, const std::string& why) const override;
  [[nodiscard]] Place oldest() const override;
  [[nodiscard]] Place newest() const override;
  [[nodiscard]] std::optional<Piece> next(Place& place) const override;
  void listeners(int more) override { listeners_ += more; }

 private:
  struct Held {
    Place begin = 0;
    Chunk chunk;
  };

  [[nodiscard]] Place oldest_held() const;

  Bytes header_;
  std::uint64_t most_cycles_;
  mutable std::mutex mutex_;
  std::deque<Held> held_;
  Place newest_ = 0;
  std::atomic<int> listeners_{0};
};

}  // namespace knead::record
