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
    const bool wired = capture.data_ready.wired();
    plan.data_ready.push_back(wired ? plan.inputs.size() : kNoLine);
    if (wired) plan.inputs.push_back(capture.data_ready);
  }
  plan.outputs.push_back(*find(board.outputs, LineOutput::enable));
  plan.outputs.push_back(*find(board.outputs, LineOutput::heartbeat));
  const LineWire* pump = find(board.outputs, LineOutput::pump);
  plan.pump = pump != nullptr ? plan.outputs.size() : kNoLine;
  if (pump != nullptr) plan.outputs.push_back(*pump);
  for (const PwmWire& wire : board.pwm) {
    const bool wired = wire.direction.wired();
    plan.direction.push_back(wired ? plan.outputs.size() : kNoLine);
    if (wired) plan.outputs.push_back(wire.direction);
  }
  return plan;
}

}  // namespace knead::board
