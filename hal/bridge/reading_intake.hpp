// From a plant's Reading to the frame that the cycle reads: every field that is there is judged and
// becomes a new sample; one that is absent leaves the last sample to age. Not real-time.
#pragma once

#include <cstdint>

#include "control/types/sensor_frame.hpp"
#include "hal/bridge/field_check.hpp"
#include "hal/bridge/plant_facts.hpp"
#include "knead/v1/plant.pb.h"

namespace knead::bridge {

class ReadingIntake {
 public:
  ReadingIntake(const ChairDescription& chair, const Gives& gives);

  /// What comes from now on is news: EMG gathers from here.
  void begin_read() {
    frame_.emg.value.count = 0;
    frame_.emg.value.lead_off.fill(false);
  }
  /// The reading at the end of a step, at `now`. What is wrong with it is left in `check`, and
  /// nothing of it counts then.
  void take(const v1::Reading& reading, TimePoint now, FieldCheck& check);

  /// The newest sample of every sensor; EMG with all samples since begin_read(), the newest
  /// kMaxEmgPerCycle of them.
  [[nodiscard]] const SensorFrame& frame() const { return frame_; }

 private:
  void expect_everything(const v1::Reading& reading, FieldCheck& check) const;
  void roller(Side side, const v1::RollerReading& m, TimePoint now, FieldCheck& check);
  void mat(const char* field, const MatGeometry& geometry, const v1::MatReading& m, TimePoint now,
           Sample<PressureMap>& sample, FieldCheck& check);
  void emg(const v1::EmgReading& m, TimePoint now, FieldCheck& check);
  void water(const v1::WaterReading& m, TimePoint now, FieldCheck& check);
  void heat(const v1::HeatReading& m, TimePoint now, FieldCheck& check);

  ChairDescription chair_;
  Gives gives_;
  SensorFrame frame_{};
  bool first_ = true;
  std::uint64_t emg_steps_ = 0;    ///< in a row with EMG, this one included
  std::uint64_t emg_samples_ = 0;  ///< that came in them
};

}  // namespace knead::bridge
