#include "daemon/record/recording_store.hpp"

#include <algorithm>
#include <utility>

#include "daemon/record/part.hpp"

namespace knead::record {

RecordingStore::RecordingStore(const v1::RecordingHeader& header, Duration past)
    : header_(
          std::make_shared<const std::string>(framed_part(v1::RecordingPart::KIND_HEADER, header))),
      most_cycles_(static_cast<std::uint64_t>(std::max<Duration>(past, 1s) / kCyclePeriod)) {}

void RecordingStore::add(Chunk chunk) {
  const std::lock_guard lock(mutex_);
  const std::uint32_t cycles = chunk.cycles;
  held_.push_back({newest_, std::move(chunk)});
  newest_ += cycles;
  while (newest_ - oldest_held() > most_cycles_ && held_.size() > 1) {
    held_.pop_front();
  }
}

std::vector<Chunk> RecordingStore::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<Chunk> chunks;
  chunks.reserve(held_.size());
  for (const Held& held : held_) {
    chunks.push_back(held.chunk);
  }
  return chunks;
}

RecordingStore::Bytes RecordingStore::end(std::uint64_t cycles, const std::string& why) const {
  v1::RecordingEnd end;
  end.set_cycles(cycles);
  end.set_why(why);
  return std::make_shared<const std::string>(framed_part(v1::RecordingPart::KIND_END, end));
}

RecordingStore::Place RecordingStore::oldest_held() const {
  return held_.empty() ? newest_ : held_.front().begin;
}

RecordingStore::Place RecordingStore::oldest() const {
  const std::lock_guard lock(mutex_);
  return oldest_held();
}

RecordingStore::Place RecordingStore::newest() const {
  const std::lock_guard lock(mutex_);
  return newest_;
}

std::optional<RecordingStore::Piece> RecordingStore::next(Place& place) const {
  const std::lock_guard lock(mutex_);
  const auto held = std::ranges::lower_bound(held_, place, {}, &Held::begin);
  if (held == held_.end()) {
    return std::nullopt;
  }
  Piece piece{held->chunk.bytes, held->begin - place};
  place = held->begin + held->chunk.cycles;
  return piece;
}

}  // namespace knead::record
