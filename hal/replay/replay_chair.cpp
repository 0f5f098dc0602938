#include "hal/replay/replay_chair.hpp"

namespace knead::replay {

void ReplayChair::show(const RecordedCycle* cycle) noexcept {
  cycle_ = cycle;
  if (cycle != nullptr) {
    nothing_missing_ = nothing_missing_ && cycle->number == shown_;
    ++shown_;
  }
}

hal::IoStatus ReplayChair::read(TimePoint, SensorFrame& frame) noexcept {
  if (cycle_ == nullptr) {
    return hal::IoStatus::ended;
  }
  frame = cycle_->sensors;
  return cycle_->read;
}

hal::IoStatus ReplayChair::write(TimePoint, const ActuatorFrame& frame) noexcept {
  if (cycle_ == nullptr) {
    return hal::IoStatus::ended;
  }
  if (!nothing_missing_) {
    return cycle_->write;
  }
  ++frames_;
  if (const auto difference = first_difference(cycle_->outputs.written, frame)) {
    ++wrong_frames_;
    if (!first_wrong_) {
      first_wrong_ = WrongFrame{cycle_->number, *difference};
    }
  }
  return cycle_->write;
}

}  // namespace knead::replay
