// From a mat's frames as they come to what the senses may believe: checked, calibrated, cells out
// of order bridged. One of these for each mat. Thread: the cycle. Real-time, fixed memory.
#pragma once

#include "control/signal/mat_cell_watch.hpp"
#include "control/signal/mat_correction.hpp"
#include "control/signal/mat_frame_check.hpp"
#include "control/signal/mat_neighbours.hpp"
#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/mat_health.hpp"
#include "control/types/sample.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::signal {

class MatChain {
 public:
  /// `channel` is whom its events speak of: back_mat or seat_mat.
  MatChain(const MatGeometry& geometry, const MatCalibration& calibration, Hertz rate,
           Channel channel);

  /// Call each cycle. True if a new frame came and is believed: map() is it, until the next one.
  /// `now` stamps the events.
  [[nodiscard]] bool update(const Sample<PressureMap>& sample, const RollersOnMat& rollers,
                            TimePoint now, EventList& events) noexcept;

  /// The last frame that was believed, calibrated and bridged, with its own time: refused frames
  /// make it older. Absent before the first.
  [[nodiscard]] const Sample<PressureMap>& believed() const { return believed_; }
  [[nodiscard]] const PressureMap& map() const { return believed_.value; }
  [[nodiscard]] const MatHealth& health() const { return health_; }
  /// The map is no picture of a body any more. Whoever must do without it says so.
  [[nodiscard]] bool too_many() const { return too_many_; }

 private:
  void say_refused(TimePoint now, EventList& events) noexcept;
  void say_cells(TimePoint now, EventList& events) noexcept;

  MatGeometry mat_;
  Channel channel_;
  MatFrameCheck check_;
  MatCorrection correction_;
  MatCellWatch cells_;
  Sample<PressureMap> believed_{};
  MatHealth health_{};
  std::uint32_t sequence_ = 0;
  bool too_many_ = false;
  int refused_in_row_ = 0;
  TimePoint said_refused_at_{};
  bool said_refused_ = false;
};

}  // namespace knead::signal
