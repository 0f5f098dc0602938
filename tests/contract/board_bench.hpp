// The Linux chair on a board without a kernel (tests/support/board_fakes.hpp). The same chair on
// the kernel's own drivers: tests/vm/kernel_bench.hpp.
#pragma once

#include "tests/contract/bench.hpp"
#include "tests/support/board_fakes.hpp"

namespace knead::contract {

class BoardBench final : public Bench {
 public:
  BoardBench() { live(); }

  [[nodiscard]] hal::Chair& chair() override { return chair_; }
  [[nodiscard]] TimePoint now() const override { return now_; }
  void live() override {
    now_ += kCyclePeriod;
    chair_.feed(now_);
    // EMG comes twice as often; the other half of the period's.
    for (test::FakeCapture* capture : chair_.captures) capture->give(now_, kReading);
    chair_.board.now = now_;
  }
  [[nodiscard]] bool powered() override { return chair_.board.relay.closed(now_); }
  [[nodiscard]] Millimetre driven_depth() override {
    const double duty = chair_.duty(board::PwmOutput::depth_left).duty;
    // 10 to 90 % is 0 to 80 mm (fake_wiring); less is no command.
    return powered() && duty > 0.05 ? Millimetre((duty - 0.1) / 0.8 * 80.0) : Millimetre(0.0);
  }
  void press_estop(bool pressed) override { chair_.board.press(board::LineInput::estop, pressed); }
  void pull_out_force() override { chair_.captures[kRollers]->gone = true; }
  void cut_off() override { chair_.board.lines_gone = true; }

  [[nodiscard]] std::string_view cannot_show(Claim claim) const override {
    switch (claim) {
      case Claim::ending:
        return "a board does not end";
      case Claim::closing:
        return "the fakes end with their chair; shown on the kernel's drivers";
      case Claim::driving:
      case Claim::second_look:
      case Claim::own_heap:
        return {};
    }
    return {};
  }

 private:
  static constexpr double kReading = 500.0;
  static constexpr std::size_t kRollers = 2;

  /// The reference chair's, with the rollers' converter apart from the others.
  static board::LinuxDescription wiring() {
    board::LinuxDescription wiring = test::fake_wiring();
    wiring.captures.resize(kRollers + 1);
    wiring.captures[kRollers].device = "rollers";
    for (board::AnalogWire& wire : wiring.analog) {
      if (wire.input == board::AnalogInput::force_left) wire.device = "rollers";
    }
    return wiring;
  }

  test::FakeBoardChair chair_{wiring()};
  TimePoint now_{1s};
};

}  // namespace knead::contract
