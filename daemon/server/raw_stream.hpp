// One client's way through the recording (ClientHello.recording): the header, then pieces, as fast
// as the client takes them. Thread: the server's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "daemon/server/frame.hpp"
#include "daemon/server/recording_feed.hpp"

namespace knead::daemon {

class RawStream {
 public:
  /// Nothing when the client wishes for none. The feed outlives it.
  [[nodiscard]] static std::optional<RawStream> open(RecordingFeed& feed, v1::RecordingWish wish);

  RawStream(RawStream&&) = default;
  RawStream& operator=(RawStream&&) = default;

  /// The next piece as a message; null when there is none yet, or none any more.
  [[nodiscard]] Frame next();

 private:
  /// header: nothing has been told. chunks: they are being told. over: the end has been told.
  enum class State { header, chunks, over };

  RawStream(RecordingFeed& feed, v1::RecordingWish wish);

  /// The next piece whole; none when there is none yet, or none any more.
  [[nodiscard]] std::optional<RecordingFeed::Piece> next_piece();

  /// Says that it no longer listens when it goes.
  struct Leave {
    void operator()(RecordingFeed* feed) const { feed->listeners(-1); }
  };

  std::unique_ptr<RecordingFeed, Leave> feed_;
  RecordingFeed::Piece piece_;  ///< being sent
  std::size_t sent_ = 0;        ///< of its bytes
  RecordingFeed::Place place_;
  std::optional<RecordingFeed::Place> until_;  ///< of a client that wishes for the past alone
  std::uint64_t cycles_ = 0;                   ///< told; only kept for the past
  State state_ = State::header;
};

}  // namespace knead::daemon
