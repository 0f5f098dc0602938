// Devices found as the drivers find them, on a folder that looks like /sys and /dev. A GPIO chip
// cannot be imitated by a file: its label is asked by ioctl (tests/vm).
#include "daemon/doctor/device_checks.hpp"
#include "daemon/doctor/read_devices.hpp"
#include "tests/unit/doctor/fake_board.hpp"
#include "tests/unit/doctor/judged.hpp"

namespace knead::doctor {
namespace {

class DoctorFindsDevices : public ::testing::Test {
 protected:
  DoctorFindsDevices() {
    description.captures = {{.device = "rollers", .trigger = "knead-1khz"}};
    description.analog = {
        {.input = board::AnalogInput::force_left, .device = "rollers", .channel = {}},
        {.input = board::AnalogInput::heat_1_a,
         .interface = board::Interface::hwmon,
         .device = "tmp75",
         .channel = {}}};
    description.pwm = {
        {.output = board::PwmOutput::depth_left, .chip = "3-0040", .bus = {}},
        {.output = board::PwmOutput::depth_right, .chip = "3-0040", .channel = 1, .bus = {}}};
    description.watchdog.identity = "Software Watchdog";
    fake.put("sys/bus/iio/devices/iio:device0/name", "rollers\n");
    fake.put("sys/bus/iio/devices/trigger0/name", "knead-1khz\n");
    fake.put("dev/iio:device0", "");
    fake.put("sys/class/hwmon/hwmon0/name", "tmp75\n");
    fake.put("sys/class/pwm/pwmchip0/device/name", "3-0040\n");
    fake.put("sys/class/pwm/pwmchip0/export", "");
    fake.put("sys/class/watchdog/watchdog1/identity", "Software Watchdog\n");
    fake.put("dev/watchdog1", "");
  }

  [[nodiscard]] Findings findings() const {
    return check_devices(read_devices(description, {.sys = (fake.path() / "sys").string(),
                                                    .dev = (fake.path() / "dev").string()}));
  }
  [[nodiscard]] Finding finding(const char* check) const { return judged(findings(), check); }

  board::LinuxDescription description;
  FakeBoard fake;
};

TEST_F(DoctorFindsDevices, names_each_once_and_is_green_when_all_are_there) {
  const Findings found = findings();
  EXPECT_TRUE(all_green(found));
  EXPECT_EQ(found.size(), 5U);
  EXPECT_EQ(finding("watchdog").found, (fake.path() / "dev/watchdog1").string());
}

TEST_F(DoctorFindsDevices, that_are_gone_are_red_with_what_to_do) {
  fake.take_away("sys/bus/iio/devices/iio:device0");
  fake.take_away("sys/bus/iio/devices/trigger0");
  fake.take_away("sys/class/hwmon/hwmon0");
  fake.take_away("sys/class/pwm/pwmchip0");
  fake.take_away("sys/class/watchdog/watchdog1");
  for (const char* check :
       {"iio rollers", "trigger knead-1khz", "hwmon tmp75", "pwm 3-0040", "watchdog"}) {
    EXPECT_EQ(finding(check).verdict, Verdict::red) << check;
  }
}

TEST_F(DoctorFindsDevices, a_converter_without_its_file_in_dev_is_closed_to_who_asks) {
  fake.take_away("dev/iio:device0");
  const Finding closed = finding("iio rollers");
  EXPECT_EQ(closed.verdict, Verdict::red);
  EXPECT_NE(closed.cure.find("knead-io"), std::string::npos);
}

TEST_F(DoctorFindsDevices, a_board_without_gpio_chips_says_so) {
  description.inputs = {
      {.signal = board::LineInput::estop, .at = {.chip = "pins", .line = "GPIO5"}}};
  const Finding none = finding("gpio pins");
  EXPECT_EQ(none.verdict, Verdict::red);
  EXPECT_EQ(none.found, "there is no GPIO chip at all");
}

TEST_F(DoctorFindsDevices, looks_at_the_chips_of_lines_that_belong_to_another_device) {
  description.captures[0].data_ready = {.chip = "converter", .line = "ready"};
  description.pwm[0].direction = {.chip = "bridge", .line = "back"};
  EXPECT_EQ(finding("gpio converter").verdict, Verdict::red);
  EXPECT_EQ(finding("gpio bridge").verdict, Verdict::red);
}

}  // namespace
}  // namespace knead::doctor
