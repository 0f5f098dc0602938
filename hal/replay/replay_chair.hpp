// A recording played back as a chair. It gives the readings of the cycle that it is shown, takes
// every frame and moves nothing; what it is told to write it holds against what was written then.
// It has no hardware below it and can never have.
//
// Thread: one, the cycle's. Real-time: nothing here allocates, throws, logs or blocks.
#pragma once

#include <cstdint>
#include <optional>

#include "hal/chair.hpp"
#include "hal/replay/difference.hpp"
#include "hal/replay/recorded_cycle.hpp"

namespace knead::replay {

/// The first frame that was not the recorded one.
struct WrongFrame {
  std::uint64_t cycle = 0;
  Difference difference{};
};

class ReplayChair final : public hal::Chair {
 public:
  /// The cycle that the next read and write belong to; outlives them. Null: the recording is over,
  /// and read says so. Frames are compared while no cycle is missing, from number 0 on: after that
  /// whoever plays is in another state.
  void show(const RecordedCycle* cycle) noexcept;

  /// The recorded readings, whatever `now` is: whoever plays gives the recorded time.
  [[nodiscard]] hal::IoStatus read(TimePoint now, SensorFrame& frame) noexcept override;
  /// Compares. Answers as the chair did then.
  [[nodiscard]] hal::IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept override;
  void pet(TimePoint) noexcept override {}
  void make_safe() noexcept override {}

  /// Frames that were compared, and how many of them differed in any bit.
  [[nodiscard]] std::uint64_t frames() const noexcept { return frames_; }
  [[nodiscard]] std::uint64_t wrong_frames() const noexcept { return wrong_frames_; }
  [[nodiscard]] const std::optional<WrongFrame>& first_wrong() const noexcept {
    return first_wrong_;
  }

 private:
  const RecordedCycle* cycle_ = nullptr;
  std::uint64_t shown_ = 0;
  bool nothing_missing_ = true;
  std::uint64_t frames_ = 0;
  std::uint64_t wrong_frames_ = 0;
  std::optional<WrongFrame> first_wrong_;
};

}  // namespace knead::replay
