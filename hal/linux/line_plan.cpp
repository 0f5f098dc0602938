#include <algorithm>

#include "hal/linux/board_parts.hpp"

namespace knead::board {

namespace {

template <class Wires, class Signal>
const LineWire* find(const Wires& wires, Signal signal) {
  const auto found =
      std::ranges::find_if(wires, [signal](const auto& wire) { return wire.signal == signal; });
  return found == wires.end() ? nullptr : &found->at;
}

}  // namespace

LinePlan plan_lines(const LinuxDescription& board) {
  LinePlan plan;
  for (const LineInput signal : kAllLineInputs) plan.inputs.push_back(*find(board.inputs, signal));
  for (const Capture& capture : board.captures) {
    plan.data_ready.push_back(capture.data_ready ? plan.inputs.size() : kNoLine);
    if (capture.data_ready) plan.inputs.push_back(*capture.data_ready);
  }
  plan.outputs.push_back(*find(board.outputs, LineOutput::enable));
  plan.outputs.push_back(*find(board.outputs, LineOutput::heartbeat));
  const LineWire* pump = find(board.outputs, LineOutput::pump);
  plan.pump = pump != nullptr ? plan.outputs.size() : kNoLine;
  if (pump != nullptr) plan.outputs.push_back(*pump);
  for (const PwmWire& wire : board.pwm) {
    plan.direction.push_back(wire.direction ? plan.outputs.size() : kNoLine);
    if (wire.direction) plan.outputs.push_back(*wire.direction);
  }
  return plan;
}

}  // namespace knead::board
