#include "tests/vm/support/chips.hpp"

#include <cmath>

namespace knead::vm {

namespace {

/// The AD7998's register that says, above its lowest four bits, which channels a scan has.
constexpr std::uint8_t kAd7998Configuration = 2;

/// A result of the AD7998: above the value, which channel it is.
std::uint16_t converted(std::size_t channel, std::uint16_t code) {
  return static_cast<std::uint16_t>(channel << 12U | (code & 0xfffU));
}

}  // namespace

void Chip::plug_in(std::string_view driver) {
  bus_.plug_in(driver, address_);
  plugged_ = true;
}

void Chip::unplug() {
  if (plugged_) bus_.unplug(address_);
  plugged_ = false;
}

Chip::~Chip() { unplug(); }

Ad7998::Ad7998(const StubBus& bus, std::uint8_t address) : Chip(bus, address) {
  bus.set_word(address, kAd7998Configuration, 0);  // as after power-on, whoever had it before
  set({});
  plug_in("ad7998");
}

void Ad7998::set(const Codes& codes) const {
  set_scan(codes);
  for (std::size_t channel = 0; channel < codes.size(); ++channel) {
    constexpr unsigned kReadSingle = 0x80;
    bus_.set_word(address_, static_cast<std::uint8_t>(kReadSingle | channel << 4U),
                  converted(channel, codes[channel]));
  }
}

void Ad7998::set_scan(const Codes& codes) const {
  constexpr unsigned kFirstChannelBit = 4;
  // Chosen once, when the capture begins.
  if (captured_ == 0) captured_ = bus_.word(address_, kAd7998Configuration) >> kFirstChannelBit;
  std::array<std::uint8_t, 2 * std::tuple_size_v<Codes>> scan{};
  std::size_t at = 0;
  for (std::size_t channel = 0; channel < codes.size(); ++channel) {
    if ((captured_ >> channel & 1U) == 0U) continue;
    const std::uint16_t word = converted(channel, codes[channel]);
    scan[at++] = static_cast<std::uint8_t>(word >> 8U);
    scan[at++] = static_cast<std::uint8_t>(word);
  }
  constexpr std::uint8_t kReadSequence = 0x70;
  bus_.set_bytes(address_, kReadSequence, scan);
}

Ads1115::Ads1115(const StubBus& bus, std::uint8_t address) : Chip(bus, address) {
  constexpr std::uint8_t kConfiguration = 1;
  bus.set_word(address, kConfiguration, 0x8583);
  set(0);
  plug_in("ads1115");
}

void Ads1115::set(std::int16_t code) const {
  constexpr std::uint8_t kConversion = 0;
  bus_.set_word(address_, kConversion, static_cast<std::uint16_t>(code));
}

Lm75::Lm75(const StubBus& bus, std::uint8_t address) : Chip(bus, address) {
  set_degc(0.0);
  plug_in("lm75");
}

void Lm75::set_degc(double degc) const {
  constexpr std::uint8_t kTemperature = 0;
  const auto halves = static_cast<std::int16_t>(std::lround(degc * 2.0));
  bus_.set_word(address_, kTemperature,
                static_cast<std::uint16_t>(static_cast<std::uint16_t>(halves) << 7U));
}

Pca9685::Pca9685(const StubBus& bus, std::uint8_t address) : Chip(bus, address) {
  constexpr std::uint8_t kMode1 = 0x00;
  constexpr std::uint8_t kPrescale = 0xfe;
  bus.set_byte(address, kMode1, 0x11);
  bus.set_byte(address, kPrescale, 0x1e);
  plug_in("pca9685");
}

Pca9685::Steps Pca9685::steps_from(std::uint8_t first) const {
  constexpr std::size_t kFirstOutput = 0x06;
  constexpr std::size_t kBytesAnOutput = 4;
  std::array<std::uint8_t, kBytesAnOutput * std::tuple_size_v<Steps>> registers{};
  bus_.bytes(address_, static_cast<std::uint8_t>(kFirstOutput + kBytesAnOutput * first), registers);
  Steps steps{};
  for (std::size_t output = 0; output < steps.size(); ++output) {
    const auto of = std::span(registers).subspan(kBytesAnOutput * output);
    constexpr unsigned kFull = 0x10;
    constexpr unsigned kSteps = 4096;
    const unsigned on = of[0] | of[1] << 8U;
    const unsigned off = of[2] | of[3] << 8U;
    const bool full_off = (of[3] & kFull) != 0U;
    const bool full_on = (of[1] & kFull) != 0U;
    const unsigned width = full_on ? kSteps : (off + kSteps - on) % kSteps;
    steps[output] = static_cast<std::uint16_t>(full_off ? 0 : width);
  }
  return steps;
}

}  // namespace knead::vm
