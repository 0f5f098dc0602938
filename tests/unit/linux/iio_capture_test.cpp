#include "hal/linux/iio_capture.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "tests/unit/linux/fake_kernel.hpp"

namespace knead::board {
namespace {

constexpr std::string_view kDevice = "bus/iio/devices/iio:device2/";

/// An AD7998 as its driver shows it: big-endian, twelve bits, the channel's number above them.
class IioCapture : public ::testing::Test {
 protected:
  IioCapture() {
    set("name", "ad7998");
    for (const char* channel : {"voltage0", "voltage1", "timestamp"}) {
      set(element(channel, "en"), "1");  // as a run that was killed left it
    }
    set(element("voltage0", "index"), "0");
    set(element("voltage1", "index"), "1");
    set(element("timestamp", "index"), "8");
    set(element("voltage0", "type"), "be:u12/16>>0");
    set(element("voltage1", "type"), "be:u12/16>>0");
    set(element("timestamp", "type"), "le:s64/64>>0");
    set("in_voltage_scale", "1.000000");
    set("current_timestamp_clock", "realtime");
    set("trigger/current_trigger", "");
    set("buffer/enable", "1");
    set("buffer/length", "2");
    set("buffer/watermark", "1");
    kernel_.attribute("bus/iio/devices/trigger0/name", "cycle");
    kernel_.attribute("bus/iio/devices/trigger0/sampling_frequency", "1000.000000");
    kernel_.make_pipe("iio:device2");
  }

  static std::string element(std::string_view channel, std::string_view what) {
    return "scan_elements/in_" + std::string(channel) + "_" + std::string(what);
  }
  void set(std::string_view attribute, std::string_view value) {
    kernel_.attribute(std::string(kDevice) + std::string(attribute), value);
  }
  [[nodiscard]] std::string get(std::string_view attribute) const {
    return kernel_.read(std::string(kDevice) + std::string(attribute));
  }

  [[nodiscard]] Result<std::unique_ptr<CaptureSource>> open(std::vector<std::string> channels = {
                                                                "voltage1", "voltage0"}) {
    return open_iio_capture(capture_, channels, kernel_.paths(), findings_);
  }

  /// One scan of both channels, as the kernel lays it out.
  static std::vector<std::byte> scan(unsigned first, unsigned second, std::int64_t at_ns) {
    std::vector<std::byte> bytes(16);
    bytes[0] = std::byte(first >> 8U);
    bytes[1] = std::byte(first);
    bytes[2] = std::byte(0x10U | second >> 8U);  // channel 1
    bytes[3] = std::byte(second);
    std::memcpy(&bytes[8], &at_ns, sizeof(at_ns));
    return bytes;
  }
  void arrives(const std::vector<std::byte>& bytes) { kernel_.into_pipe("iio:device2", bytes); }

  FakeKernel kernel_;
  Capture capture_{"ad7998", "cycle", Hertz(1000.0), 4, {}};
  Findings findings_;
};

TEST_F(IioCapture, sets_channels_clock_trigger_and_buffer_and_says_what_it_found) {
  const auto source = open({"voltage1"});
  ASSERT_TRUE(source) << source.error().message();
  EXPECT_EQ(get(element("voltage0", "en")), "0");
  EXPECT_EQ(get(element("voltage1", "en")), "1");
  EXPECT_EQ(get(element("timestamp", "en")), "1");
  EXPECT_EQ(get("current_timestamp_clock"), "monotonic");
  EXPECT_EQ(get("trigger/current_trigger"), "cycle");
  EXPECT_EQ(get("buffer/length"), "4");
  EXPECT_EQ(get("buffer/enable"), "1");
  ASSERT_EQ(findings_.size(), 1U);
  EXPECT_NE(findings_[0].find("1 channels at 1000 Hz"), std::string::npos);
}

TEST_F(IioCapture, gives_scaled_values_in_the_order_asked_for_with_the_kernels_time) {
  set("in_voltage_scale", "0.5");
  set("in_voltage0_offset", "-100");
  const auto source = open();
  ASSERT_TRUE(source) << source.error().message();
  arrives(scan(1100, 4095, 7'000'000));
  Scan taken;
  ASSERT_TRUE((*source)->next(taken));
  EXPECT_EQ(taken.values[0], 2047.5);  // voltage1
  EXPECT_EQ(taken.values[1], 500.0);   // (1100 - 100) * 0.5
  EXPECT_EQ(taken.acquired, TimePoint(7ms));
  EXPECT_FALSE((*source)->next(taken));
  EXPECT_TRUE((*source)->alive());
}

TEST_F(IioCapture, counts_the_scans_that_are_missing_by_their_times) {
  const auto source = open();
  ASSERT_TRUE(source);
  for (const std::int64_t at_us : {1'000, 2'010, 2'990, 7'000}) {
    arrives(scan(0, 0, at_us * 1'000));
  }
  Scan taken;
  while ((*source)->next(taken)) {
  }
  EXPECT_EQ((*source)->lost(), 3U);
}

TEST_F(IioCapture, waits_for_nothing_and_stops_the_buffer_when_it_ends) {
  {
    const auto source = open();
    ASSERT_TRUE(source);
    Scan taken;
    arrives({});
    EXPECT_FALSE((*source)->next(taken));
    EXPECT_TRUE((*source)->alive());
  }
  EXPECT_EQ(get("buffer/enable"), "0");
}

TEST_F(IioCapture, a_rate_that_differs_is_set) {
  kernel_.attribute("bus/iio/devices/trigger0/sampling_frequency", "50");
  ASSERT_TRUE(open());
  EXPECT_EQ(kernel_.read("bus/iio/devices/trigger0/sampling_frequency"), "1000");
}

TEST_F(IioCapture, says_which_channel_trigger_or_clock_is_not_there) {
  const auto channel = open({"voltage9"});
  ASSERT_FALSE(channel);
  EXPECT_NE(channel.error().text.find("cannot capture a channel called voltage9"),
            std::string::npos);

  capture_.trigger = "heartbeat";
  const auto trigger = open();
  ASSERT_FALSE(trigger);
  EXPECT_NE(trigger.error().text.find("there are: cycle"), std::string::npos);

  capture_.trigger = "cycle";
  std::filesystem::remove(std::filesystem::path(kernel_.paths().sys) / std::string(kDevice) /
                          "current_timestamp_clock");
  const auto clock = open();
  ASSERT_FALSE(clock);
  EXPECT_NE(clock.error().place.find("current_timestamp_clock"), std::string::npos);
}

}  // namespace
}  // namespace knead::board
