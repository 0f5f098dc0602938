#include "hal/linux/capture_intake.hpp"

#include <algorithm>

namespace knead::board {

namespace {

/// Adds `count` channels, voltage<first> and on, and gives the place of the first.
std::size_t add_range(CapturePlan& plan, std::uint32_t first, std::size_t count) {
  const std::size_t place = plan.channels.size();
  for (std::size_t i = 0; i < count; ++i) {
    plan.channels.push_back("voltage" + std::to_string(first + i));
  }
  return place;
}

std::optional<CapturePlan::Mat> plan_mat(CapturePlan& plan, const MatWire& wire,
                                         const MatGeometry& geometry, const Capture& capture) {
  if (!wire.wired() || wire.device != capture.device) return std::nullopt;
  const std::size_t cells = geometry.rows * geometry.columns;
  return CapturePlan::Mat{add_range(plan, wire.first, cells), cells, wire.gain, wire.zero};
}

void put_mat(Sample<PressureMap>& sample, const CapturePlan::Mat& mat, const Scan& scan) noexcept {
  for (std::size_t i = 0; i < mat.cells; ++i) {
    sample.value.cells[i] = Kilopascal(mat.zero + mat.gain * scan.values[mat.place + i]);
  }
  sample.acquired = scan.acquired;
  sample.validity = Validity::good;
  ++sample.sequence;
}

}  // namespace

CapturePlan plan_capture(const LinuxDescription& board, const ChairDescription& chair,
                         const Capture& capture) {
  CapturePlan plan;
  plan.back_mat = plan_mat(plan, board.back_mat, chair.back_mat, capture);
  plan.seat_mat = plan_mat(plan, board.seat_mat, chair.seat_mat, capture);
  if (board.emg.wired() && board.emg.device == capture.device) {
    plan.emg = CapturePlan::Emg{add_range(plan, board.emg.first, kEmgChannels), board.emg};
  }
  for (const AnalogWire& wire : board.analog) {
    if (wire.device != capture.device) continue;
    plan.singles.push_back({plan.channels.size(), scale_of(wire)});
    plan.channels.push_back(wire.channel);
  }
  return plan;
}

void CaptureIntake::take(SensorFrame& frame, std::optional<TimePoint> ready_at) noexcept {
  bool any = false;
  if (plan_.emg) frame.emg.value.count = 0;  // what was taken once is no news
  while (source_->next(scan_)) {
    if (ready_at) scan_.acquired = std::min(scan_.acquired, *ready_at);
    if (plan_.emg) {
      if (!any) begin_emg(frame);
      add_emg(frame);
    }
    any = true;
  }
  if (any) newest(frame);
}

void CaptureIntake::begin_emg(SensorFrame& frame) noexcept {
  frame.emg.value.lead_off.fill(false);
  // Samples that the kernel dropped leave a gap in the count: whoever filters sees it.
  const std::uint64_t lost = source_->lost();
  frame.emg.sequence += static_cast<std::uint32_t>(lost - lost_);
  lost_ = lost;
}

void CaptureIntake::add_emg(SensorFrame& frame) noexcept {
  EmgBlock& block = frame.emg.value;
  if (block.count == kMaxEmgPerCycle) {
    // More than a late cycle brings: the oldest goes, its number is not used again.
    std::shift_left(block.volts.begin(), block.volts.end(), 1);
    --block.count;
  }
  const CapturePlan::Emg& emg = *plan_.emg;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const double reading = scan_.values[emg.place + c];
    block.volts[block.count][c] = Volt(emg.wire.gain * reading);
    block.lead_off[c] =
        block.lead_off[c] || reading < emg.wire.lowest || reading > emg.wire.highest;
  }
  ++block.count;
  ++frame.emg.sequence;
  frame.emg.acquired = scan_.acquired;
  frame.emg.validity = Validity::good;
}

void CaptureIntake::newest(SensorFrame& frame) noexcept {
  if (plan_.back_mat) put_mat(frame.back_mat, *plan_.back_mat, scan_);
  if (plan_.seat_mat) put_mat(frame.seat_mat, *plan_.seat_mat, scan_);
  for (const CapturePlan::Single& single : plan_.singles) {
    renew(frame, single.scale, scan_.values[single.place], scan_.acquired, Validity::good);
  }
}

}  // namespace knead::board
