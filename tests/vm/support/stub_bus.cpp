#include "tests/vm/support/stub_bus.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "tests/vm/support/kernel_file.hpp"

namespace knead::vm {

namespace {

void transfer(int node, bool read, std::uint8_t reg, std::uint32_t size, i2c_smbus_data& data) {
  i2c_smbus_ioctl_data call{
      .read_write = static_cast<std::uint8_t>(read ? I2C_SMBUS_READ : I2C_SMBUS_WRITE),
      .command = reg,
      .size = size,
      .data = &data};
  if (::ioctl(node, I2C_SMBUS, &call) != 0) {
    throw std::runtime_error(fmt::format("register 0x{:02x}: {}", reg, std::strerror(errno)));
  }
}

/// SMBus sends the low byte first.
std::uint16_t swapped(std::uint16_t word) {
  return static_cast<std::uint16_t>(word << 8U | word >> 8U);
}

}  // namespace

StubBus::StubBus() {
  for (const auto& entry : std::filesystem::directory_iterator("/sys/bus/i2c/devices")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("i2c-") &&
        read_file(entry.path().string() + "/name").starts_with("SMBus stub")) {
      folder_ = entry.path().string();
      node_ = "/dev/" + name;
    }
  }
  if (node_.empty()) throw std::runtime_error("no i2c-stub: is this the test kernel?");
}

int StubBus::node_of(std::uint8_t chip) const {
  board::Descriptor& node = nodes_[chip];
  if (node.is_open()) return node.get();
  node = board::Descriptor(::open(node_.c_str(), O_RDWR | O_CLOEXEC));
  // By force: the kernel's driver has it already, and a person's hand asks nobody.
  if (::ioctl(node.get(), I2C_SLAVE_FORCE, static_cast<unsigned long>(chip)) != 0) {
    throw std::runtime_error(fmt::format("chip 0x{:02x}: {}", chip, std::strerror(errno)));
  }
  return node.get();
}

void StubBus::set_byte(std::uint8_t chip, std::uint8_t reg, std::uint8_t value) const {
  i2c_smbus_data data{.byte = value};
  transfer(node_of(chip), false, reg, I2C_SMBUS_BYTE_DATA, data);
}

std::uint8_t StubBus::byte(std::uint8_t chip, std::uint8_t reg) const {
  i2c_smbus_data data{};
  transfer(node_of(chip), true, reg, I2C_SMBUS_BYTE_DATA, data);
  return data.byte;
}

void StubBus::set_word(std::uint8_t chip, std::uint8_t reg, std::uint16_t value) const {
  i2c_smbus_data data{};
  data.word = swapped(value);
  transfer(node_of(chip), false, reg, I2C_SMBUS_WORD_DATA, data);
}

std::uint16_t StubBus::word(std::uint8_t chip, std::uint8_t reg) const {
  i2c_smbus_data data{};
  transfer(node_of(chip), true, reg, I2C_SMBUS_WORD_DATA, data);
  return swapped(data.word);
}

void StubBus::set_bytes(std::uint8_t chip, std::uint8_t reg,
                        std::span<const std::uint8_t> values) const {
  i2c_smbus_data data{};
  data.block[0] = static_cast<std::uint8_t>(values.size());
  std::ranges::copy(values, data.block + 1);
  transfer(node_of(chip), false, reg, I2C_SMBUS_I2C_BLOCK_DATA, data);
}

void StubBus::bytes(std::uint8_t chip, std::uint8_t reg, std::span<std::uint8_t> values) const {
  i2c_smbus_data data{};
  data.block[0] = static_cast<std::uint8_t>(values.size());
  transfer(node_of(chip), true, reg, I2C_SMBUS_I2C_BLOCK_DATA, data);
  std::copy_n(data.block + 1, values.size(), values.begin());
}

void StubBus::plug_in(std::string_view driver, std::uint8_t chip) const {
  write_file(folder_ + "/new_device", fmt::format("{} 0x{:02x}", driver, chip));
}

void StubBus::unplug(std::uint8_t chip) const {
  write_file(folder_ + "/delete_device", fmt::format("0x{:02x}", chip));
}

std::string StubBus::place(std::uint8_t chip) const {
  return fmt::format("{}-{:04x}", folder_.substr(folder_.rfind('-') + 1), chip);
}

}  // namespace knead::vm
