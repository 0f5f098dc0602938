#include "daemon/server/raw_stream.hpp"

namespace knead::daemon {

namespace {

/// Goes into a free half of the kernel's buffer at once, with all that the kernel adds to it.
constexpr std::size_t kLongestPiece = 16 * 1024;

}  // namespace

std::optional<RawStream> RawStream::open(RecordingFeed& feed, v1::RecordingWish wish) {
  switch (wish) {
    case v1::RECORDING_WISH_PAST:
    case v1::RECORDING_WISH_LIVE:
    case v1::RECORDING_WISH_PAST_AND_LIVE:
      return RawStream(feed, wish);
    default:
      return std::nullopt;
  }
}

RawStream::RawStream(RecordingFeed& feed, v1::RecordingWish wish)
    : feed_(&feed), place_(wish == v1::RECORDING_WISH_LIVE ? feed.newest() : feed.oldest()) {
  if (wish == v1::RECORDING_WISH_PAST) {
    until_ = feed.newest();
  }
  feed_->listeners(1);
}

Frame RawStream::next() {
  if (!piece_.bytes) {
    const std::optional<RecordingFeed::Piece> piece = next_piece();
    if (!piece) {
      return nullptr;
    }
    piece_ = *piece;
    sent_ = 0;
  }
  v1::ServerMessage message;
  v1::RecordingPiece& stretch = *message.mutable_recording();
  stretch.set_missed_cycles(sent_ == 0 ? piece_.missed_cycles : 0);
  stretch.set_part(piece_.bytes->substr(sent_, kLongestPiece));
  sent_ += stretch.part().size();
  if (sent_ == piece_.bytes->size()) {
    piece_.bytes.reset();
  }
  return make_frame(message);
}

std::optional<RecordingFeed::Piece> RawStream::next_piece() {
  switch (state_) {
    case State::header:
      state_ = State::chunks;
      return RecordingFeed::Piece{feed_->header(), 0};
    case State::chunks: {
      if (until_ && place_ >= *until_) {
        state_ = State::over;
        return RecordingFeed::Piece{feed_->end(cycles_, "this is what kneadd remembered"), 0};
      }
      const RecordingFeed::Place before = place_;
      std::optional<RecordingFeed::Piece> piece = feed_->next(place_);
      if (piece) {
        cycles_ += place_ - before - piece->missed_cycles;
      }
      return piece;
    }
    case State::over:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace knead::daemon
