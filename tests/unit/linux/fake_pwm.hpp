// A PWM chip in a folder that looks like sysfs: one channel that is exported already.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "hal/linux/pwm_pin.hpp"
#include "tests/unit/linux/fake_kernel.hpp"

namespace knead::board {

struct FakePwm {
  FakeKernel kernel;
  PwmWire wire;
  Findings findings;

  FakePwm() {
    wire.chip = "1-0040";
    wire.channel = 2;
    kernel.attribute("devices/1-0040/name", "pca9685");
    kernel.link("class/pwm/pwmchip3/device", "devices/1-0040");
    kernel.attribute("class/pwm/pwmchip3/npwm", "16");
    for (const char* file : {"period", "duty_cycle", "enable"}) attribute(file, "0");
  }

  void attribute(const char* file, const char* text) const {
    kernel.attribute(std::string("class/pwm/pwmchip3/pwm2/") + file, text);
  }
  [[nodiscard]] std::string read(const char* file) const {
    return kernel.read(std::string("class/pwm/pwmchip3/pwm2/") + file);
  }
  [[nodiscard]] Result<std::unique_ptr<PwmPin>> open() {
    return PwmPin::open(wire, kernel.paths(), findings);
  }
  [[nodiscard]] std::unique_ptr<PwmPin> pin() {
    auto opened = open();
    EXPECT_TRUE(opened) << opened.error().message();
    return opened ? std::move(*opened) : nullptr;
  }
};

}  // namespace knead::board
