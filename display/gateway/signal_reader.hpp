// The raw stream of kneadd (recording.proto) read into what a technician's page draws
// (display.proto). What a recording holds of people, requests and what was prescribed for them,
// ends here. Pure; its peer is kneadd, and not trusted for all that.
#pragma once

#include <cstdint>
#include <optional>

#include "control/types/result.hpp"
#include "knead/v1/display.pb.h"
#include "proto/convert/framing.hpp"

namespace knead::display {

class SignalReader {
 public:
  SignalReader();

  /// One piece; the readings of a chunk of cycles, when it has become whole with this piece.
  /// Errors: syntax, after which the stream is lost.
  [[nodiscard]] Result<std::optional<v1::RawSignals>> take(const v1::RecordingPiece& piece);
  /// Cycles that were not told since this was last asked.
  [[nodiscard]] std::uint64_t missed();

 private:
  [[nodiscard]] Result<std::optional<v1::RawSignals>> read(const v1::RecordingChunk& chunk);

  wire::FrameReader parts_;
  std::uint64_t missed_ = 0;
  std::uint32_t emg_sequence_ = 0;  ///< of the newest sample that was told
};

}  // namespace knead::display
