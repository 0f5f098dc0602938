// The I2C bus of the test board: chips whose registers are memory (the kernel's i2c-stub) with the
// kernel's own drivers on top. A test writes what a sensor measures and reads what a driver has
// set, through /dev/i2c-N.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "hal/linux/descriptor.hpp"

namespace knead::vm {

class StubBus {
 public:
  StubBus();

  void set_byte(std::uint8_t chip, std::uint8_t reg, std::uint8_t value) const;
  [[nodiscard]] std::uint8_t byte(std::uint8_t chip, std::uint8_t reg) const;
  /// A 16-bit register, high byte first, as these chips have them.
  void set_word(std::uint8_t chip, std::uint8_t reg, std::uint16_t value) const;
  [[nodiscard]] std::uint16_t word(std::uint8_t chip, std::uint8_t reg) const;
  /// One register a byte, at most 32.
  void set_bytes(std::uint8_t chip, std::uint8_t reg, std::span<const std::uint8_t> values) const;
  void bytes(std::uint8_t chip, std::uint8_t reg, std::span<std::uint8_t> values) const;

  /// Binds the kernel's driver of this name; its registers must hold their power-on values.
  void plug_in(std::string_view driver, std::uint8_t chip) const;
  /// The chip is gone while its driver runs.
  void unplug(std::uint8_t chip) const;
  /// What sysfs calls it: "0-0040".
  [[nodiscard]] std::string place(std::uint8_t chip) const;

 private:
  /// A file of its own for each chip, so that none has to be chosen anew.
  [[nodiscard]] int node_of(std::uint8_t chip) const;

  std::string folder_;  ///< /sys/bus/i2c/devices/i2c-N
  std::string node_;    ///< /dev/i2c-N
  mutable std::map<std::uint8_t, board::Descriptor> nodes_;
};

}  // namespace knead::vm
