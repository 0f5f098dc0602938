#include "hal/linux/pwm_pin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

#include "hal/linux/device_error.hpp"
#include "hal/linux/kernel_number.hpp"
#include "hal/linux/pwm_chip.hpp"

namespace knead::board {

namespace {

/// A chip rounds to its own clock: the PCA9685 has one period for all channels in steps of 4 % at
/// its fastest. Beyond this the drive would not be what the file says. Assumed.
constexpr double kPeriodTolerance = 0.05;
constexpr double kNanosecondsPerSecond = 1e9;

/// Writes one attribute in set-up.
Result<void> put(const PwmWire& wire, const std::string& file, std::int64_t value,
                 std::string_view cure) {
  const Descriptor attribute = open_file(file, O_WRONLY);
  if (attribute.is_open() && write_number(attribute.get(), value)) return {};
  const int error_number = errno;
  const bool refused = error_number == EINVAL || error_number == ERANGE;
  return device_failure(shown(wire), file, error_number, refused ? cure : std::string_view{});
}

/// A channel that somebody left inverted would be full on at a duty of 0.
Result<void> upright(const PwmWire& wire, const std::string& folder) {
  constexpr std::string_view kNormal = "normal\n";
  const std::string file = folder + "/polarity";
  if (::access(file.c_str(), F_OK) != 0) return {};  // the chip knows only one
  const Descriptor polarity = open_file(file, O_RDWR);
  std::array<char, 16> text{};
  if (!polarity.is_open() || ::pread(polarity.get(), text.data(), text.size() - 1, 0) < 0) {
    return device_failure(shown(wire), file, errno, "");
  }
  if (std::strncmp(text.data(), kNormal.data(), kNormal.size() - 1) == 0) return {};
  if (::pwrite(polarity.get(), kNormal.data(), kNormal.size(), 0) < 0) {
    return device_failure(shown(wire), file, errno,
                          "the channel is inverted and stays so: its duty of 0 would be full on");
  }
  return {};
}

}  // namespace

PwmPin::PwmPin(std::string folder, std::string chip_folder, std::uint32_t channel,
               std::int64_t period_ns)
    : folder_(std::move(folder)),
      chip_folder_(std::move(chip_folder)),
      channel_(channel),
      period_ns_(period_ns) {}

Result<std::unique_ptr<PwmPin>> PwmPin::open(const PwmWire& wire, const KernelPaths& paths,
                                             Findings& findings) {
  const Result<std::string> chip = find_pwm_chip(wire.chip, paths);
  if (!chip) return tl::unexpected(chip.error());
  const Result<std::string> folder = export_channel(*chip, wire);
  if (!folder) return tl::unexpected(folder.error());
  const auto period =
      static_cast<std::int64_t>(std::llround(kNanosecondsPerSecond / wire.frequency.value()));
  // Off first, then the duty: a period below the duty that somebody left is refused.
  for (const Result<void>& done :
       {put(wire, *folder + "/enable", 0, ""), upright(wire, *folder),
        put(wire, *folder + "/duty_cycle", 0, "the channel does not take a duty of 0"),
        put(wire, *folder + "/period", period,
            "the chip cannot make this frequency: take another, the same for all channels of a "
            "chip with one clock")}) {
    if (!done) return tl::unexpected(done.error());
  }
  auto pin = std::unique_ptr<PwmPin>(new PwmPin(*folder, *chip, wire.channel, period));
  pin->duty_ = open_file(*folder + "/duty_cycle", O_RDWR);
  pin->enable_ = open_file(*folder + "/enable", O_RDWR);
  if (!pin->duty_.is_open() || !pin->enable_.is_open()) {
    return device_failure(shown(wire), *folder, errno, "");
  }
  const Descriptor period_file = open_file(*folder + "/period", O_RDONLY);
  const auto held = read_number(period_file.get());
  if (!held || std::abs(static_cast<double>(*held - period)) >
                   kPeriodTolerance * static_cast<double>(period)) {
    return device_failure(
        shown(wire), *folder + "/period", held ? 0 : errno,
        held ? fmt::format("{} ns were asked and {} ns are held: another channel of the chip set "
                           "its clock, or it has no such frequency; give the same to all",
                           period, *held)
             : std::string{});
  }
  pin->period_ns_ = *held;
  findings.push_back(fmt::format("{} ({}): {} Hz, off", shown(wire), *folder,
                                 kNanosecondsPerSecond / static_cast<double>(*held)));
  return pin;
}

PwmPin::~PwmPin() {
  off();
  const Descriptor door = open_file(chip_folder_ + "/unexport", O_WRONLY);
  // Nobody is left to tell: the channel is off, and a chip that is gone needs no unexport.
  if (door.is_open()) static_cast<void>(write_number(door.get(), channel_));
}

bool PwmPin::set(double duty) noexcept {
  const auto wanted = static_cast<std::int64_t>(
      std::llround(std::clamp(duty, 0.0, 1.0) * static_cast<double>(period_ns_)));
  if (wanted != duty_ns_.load(std::memory_order_relaxed) && !renew(wanted)) return false;
  if (wanted > 0 && !enabled_.load(std::memory_order_relaxed)) {
    if (!write_number(enable_.get(), 1)) return false;
    enabled_.store(true, std::memory_order_relaxed);
  }
  return true;
}

bool PwmPin::renew(std::int64_t wanted) noexcept {
  // After a write that failed the chip may hold anything, and the kernel passes nothing on that it
  // believes is there already: something else first (1 ns is one step of a chip at most), then,
  // come what may, what is wanted.
  const bool unknown = duty_ns_.exchange(kUnknown, std::memory_order_relaxed) == kUnknown;
  const bool passes = !unknown || write_number(duty_.get(), wanted == 0 ? 1 : 0);
  const bool written = write_number(duty_.get(), wanted) && passes;
  // Not left to what somebody else noted meanwhile: after a failure nobody knows.
  duty_ns_.store(written ? wanted : kUnknown, std::memory_order_relaxed);
  return written;
}

bool PwmPin::holds() const noexcept {
  const auto held = read_number(duty_.get());
  return held && *held == duty_ns_.load(std::memory_order_relaxed);
}

void PwmPin::off() noexcept {
  // Both, whatever the first says: each alone ends the pulses.
  static_cast<void>(renew(0));
  if (write_number(enable_.get(), 0)) enabled_.store(false, std::memory_order_relaxed);
}

}  // namespace knead::board
