// From the scans of one captured device to the sensor frame: mats, EMG, and single quantities.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "hal/linux/capture_source.hpp"
#include "hal/linux/frame_fields.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

/// What a captured device is for, and where in its scans each thing stands.
struct CapturePlan {
  struct Single {
    std::size_t place = 0;
    AnalogScale scale{};
  };
  struct Mat {
    std::size_t place = 0;
    std::size_t cells = 0;
    double gain = 1.0;
    double zero = 0.0;
  };
  struct Emg {
    std::size_t place = 0;
    EmgWire wire{};
  };
  std::vector<std::string> channels;  ///< as the source is to give them
  std::vector<Single> singles;
  std::optional<Mat> back_mat;
  std::optional<Mat> seat_mat;
  std::optional<Emg> emg;
};

/// Set-up only.
[[nodiscard]] CapturePlan plan_capture(const LinuxDescription& board, const ChairDescription& chair,
                                       const Capture& capture);

class CaptureIntake {
 public:
  CaptureIntake(std::unique_ptr<CaptureSource> source, CapturePlan plan)
      : source_(std::move(source)), plan_(std::move(plan)) {}

  /// Takes every scan that has come since the last call: of single quantities and mats the newest
  /// counts, of EMG each. Real-time. `ready_at`: when the device last said that it had finished a
  /// conversion, if a line of its own tells (Capture::data_ready); a scan after it repeats what was
  /// there before, and is no younger.
  void take(SensorFrame& frame, std::optional<TimePoint> ready_at) noexcept;

 private:
  void begin_emg(SensorFrame& frame) noexcept;
  void add_emg(SensorFrame& frame) noexcept;
  void newest(SensorFrame& frame) noexcept;

  std::unique_ptr<CaptureSource> source_;
  CapturePlan plan_;
  Scan scan_{};
  std::uint64_t lost_ = 0;
};

}  // namespace knead::board
