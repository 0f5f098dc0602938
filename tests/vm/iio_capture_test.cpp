// hal/linux's capture on the kernel's own AD7998 driver, triggers, timestamps and buffers.
#include "hal/linux/iio_capture.hpp"

#include <gtest/gtest.h>

#include "tests/vm/support/chips.hpp"
#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/trigger.hpp"

namespace knead::vm {
namespace {

class IioCapture : public ::testing::Test {
 protected:
  [[nodiscard]] std::unique_ptr<board::CaptureSource> open(std::vector<std::string> channels) {
    auto source = board::open_iio_capture(capture_, channels, {}, findings_);
    EXPECT_TRUE(source) << source.error().message();
    return source ? std::move(*source) : nullptr;
  }

  std::vector<board::Scan> everything(board::CaptureSource& source) {
    std::vector<board::Scan> scans;
    board::Scan scan;
    while (source.next(scan)) scans.push_back(scan);
    return scans;
  }

  StubBus bus_;
  Trigger trigger_{"cycle"};
  Ad7998 chip_{bus_, 0x20};
  board::Capture capture_{"ad7998", "cycle", Hertz(1000.0), 64, {}};
  board::Findings findings_;
};

TEST_F(IioCapture, codes_come_out_as_millivolts_in_the_order_asked_for) {
  const auto source = open({"voltage7", "voltage0", "voltage3"});
  chip_.set({100, 200, 300, 400, 500, 600, 700, 4095});
  wait(5ms);
  const std::vector<board::Scan> scans = everything(*source);
  ASSERT_FALSE(scans.empty());
  EXPECT_EQ(scans.back().values[0], 4095.0);
  EXPECT_EQ(scans.back().values[1], 100.0);
  EXPECT_EQ(scans.back().values[2], 400.0);
}

TEST_F(IioCapture, a_thousand_scans_a_second_come_with_the_kernels_time) {
  const auto source = open({"voltage0"});
  const TimePoint began = now();
  std::vector<board::Scan> scans;
  while (now() < began + 1s) {
    wait(10ms);
    for (const board::Scan& scan : everything(*source)) scans.push_back(scan);
  }
  EXPECT_NEAR(static_cast<double>(scans.size()), 1000.0, 10.0);
  EXPECT_EQ(source->lost(), 0U);
  for (std::size_t i = 1; i < scans.size(); ++i) {
    EXPECT_NEAR(milliseconds(scans[i].acquired - scans[i - 1].acquired), 1.0, 0.1);
  }
  EXPECT_LE(scans.back().acquired, now());
  EXPECT_GE(scans.back().acquired, now() - 12ms);
}

TEST_F(IioCapture, a_buffer_that_nobody_empties_overruns_and_the_loss_is_counted) {
  const auto source = open({"voltage0"});
  wait(10ms);
  everything(*source);
  wait(200ms);  // 64 scans fit
  const std::size_t kept = everything(*source).size();
  wait(10ms);
  everything(*source);
  EXPECT_EQ(kept, 64U);
  EXPECT_NEAR(static_cast<double>(source->lost()), 136.0, 4.0);
  EXPECT_TRUE(source->alive());
}

TEST_F(IioCapture, a_trigger_that_stops_leaves_the_newest_scan_to_grow_old) {
  const auto source = open({"voltage0"});
  wait(20ms);
  const TimePoint newest = everything(*source).back().acquired;
  trigger_.set_rate_hz(1.0);
  wait(100ms);
  const std::vector<board::Scan> late = everything(*source);
  EXPECT_LE(late.size(), 2U);
  EXPECT_GE(now() - newest, 95ms);
  EXPECT_TRUE(source->alive());
}

TEST_F(IioCapture, a_chip_that_is_pulled_out_is_not_alive_any_more) {
  const auto source = open({"voltage0"});
  wait(10ms);
  chip_.unplug();
  everything(*source);
  EXPECT_FALSE(source->alive());
}

TEST_F(IioCapture, a_second_program_is_told_who_is_to_blame) {
  const auto source = open({"voltage0"});
  const auto second =
      board::open_iio_capture(capture_, std::vector<std::string>{"voltage1"}, {}, findings_);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().text.find("EBUSY"), std::string::npos) << second.error().message();
  wait(10ms);
  EXPECT_FALSE(everything(*source).empty());  // and the first goes on undisturbed
}

}  // namespace
}  // namespace knead::vm
