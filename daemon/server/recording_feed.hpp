// Where the raw stream comes from: pieces of a recording, numbered one after the other, of which
// the feed remembers the newest. A client has a place in it and takes at its own speed, so nothing
// of one client is kept for it alone. Thread: any, but one client's place belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace knead::daemon {

class RecordingFeed {
 public:
  using Bytes = std::shared_ptr<const std::string>;

  /// A place in the stream: how many cycles have gone by in it.
  using Place = std::uint64_t;

  struct Piece {
    Bytes bytes;                      ///< as they stand in a file (recording.proto)
    std::uint64_t missed_cycles = 0;  ///< forgotten between `place` and this piece
  };

  virtual ~RecordingFeed() = default;

  /// What a file begins with.
  [[nodiscard]] virtual Bytes header() const = 0;
  /// What a file ends with, that was ended for this reason.
  [[nodiscard]] virtual Bytes end(std::uint64_t cycles, const std::string& why) const = 0;
  /// Where the oldest piece that is remembered begins, and where the next one will.
  [[nodiscard]] virtual Place oldest() const = 0;
  [[nodiscard]] virtual Place newest() const = 0;
  /// The piece at `place`, or the oldest after it that is remembered; `place` then is the one after
  /// it. Nothing when there is none yet.
  [[nodiscard]] virtual std::optional<Piece> next(Place& place) const = 0;
  /// Somebody began or ceased to listen to what comes: while anybody does, it must be made.
  virtual void listeners(int more) = 0;
};

}  // namespace knead::daemon
