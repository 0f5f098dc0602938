// The chips of the test board, from outside: what they measure and what they were told.
// Each is plugged in for as long as the object lives. Registers: the chips' data sheets.
#pragma once

#include <array>
#include <cstdint>

#include "tests/vm/support/stub_bus.hpp"

namespace knead::vm {

/// Plugs a chip in, and out again at the end.
class Chip {
 public:
  Chip(const Chip&) = delete;
  Chip& operator=(const Chip&) = delete;
  /// It is gone, whoever uses it.
  void unplug();
  [[nodiscard]] std::string place() const { return bus_.place(address_); }

 protected:
  Chip(const StubBus& bus, std::uint8_t address) : bus_(bus), address_(address) {}
  ~Chip();
  void plug_in(std::string_view driver);

  const StubBus& bus_;
  std::uint8_t address_;

 private:
  bool plugged_ = false;
};

/// AD7998: eight channels of 12 bits, 1 mV a code here (kernel/board_supply.c), captured in one
/// scan.
class Ad7998 : public Chip {
 public:
  Ad7998(const StubBus& bus, std::uint8_t address);
  using Codes = std::array<std::uint16_t, 8>;
  /// What a single reading of each channel gives, and a scan of those that the driver has chosen by
  /// now: like the chip, it sends these one after the other and leaves out the rest.
  void set(const Codes& codes) const;
  /// The scan alone.
  void set_scan(const Codes& codes) const;

 private:
  mutable unsigned captured_ = 0;  ///< bit i: channel i, as the driver has configured it
};

/// ADS1115: its conversion register gives the same to each channel; 16 bits signed, 62.5 uV a code
/// at power-on's 2.048 V.
class Ads1115 : public Chip {
 public:
  Ads1115(const StubBus& bus, std::uint8_t address);
  void set(std::int16_t code) const;
};

/// LM75: half degrees.
class Lm75 : public Chip {
 public:
  Lm75(const StubBus& bus, std::uint8_t address);
  void set_degc(double degc) const;
};

/// PCA9685: sixteen outputs of 4,096 steps.
class Pca9685 : public Chip {
 public:
  Pca9685(const StubBus& bus, std::uint8_t address);
  using Steps = std::array<std::uint16_t, 8>;
  /// The pulses that the chip makes now on its outputs from `first`, eight of them, in steps of
  /// 4,096; full on is 4,096.
  [[nodiscard]] Steps steps_from(std::uint8_t first) const;
  [[nodiscard]] std::uint16_t steps(std::uint8_t output) const { return steps_from(output)[0]; }
};

}  // namespace knead::vm
