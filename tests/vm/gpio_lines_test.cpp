// The GPIO seam on the kernel's gpio-sim.
#include "hal/linux/gpio_lines.hpp"

#include <gtest/gtest.h>

#include "hal/linux/gpio_request.hpp"
#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/sim_lines.hpp"

namespace knead::vm {
namespace {

class GpioLines : public ::testing::Test {
 protected:
  [[nodiscard]] std::unique_ptr<board::InputLines> inputs() {
    // The E-stop is wired normally closed: a broken wire reads as pressed.
    const std::vector<board::LineWire> wires{{"panel", "estop", true, board::Bias::as_is},
                                             {"panel", "seat", false, board::Bias::as_is}};
    auto opened = board::open_inputs(wires, {}, findings_);
    EXPECT_TRUE(opened) << opened.error().message();
    return opened ? std::move(*opened) : nullptr;
  }

  /// Another chip is there first: numbers tell nothing.
  SimLines expander_{"expander", {"estop"}};
  SimLines panel_{"panel", {"spare", "estop", "seat"}};
  SimLines power_{"power", {"enable", "heartbeat"}};
  board::Findings findings_;
};

TEST_F(GpioLines, levels_are_those_of_the_chip_with_that_label) {
  panel_.pull("estop", true);
  expander_.pull("estop", false);
  const auto lines = inputs();
  board::LineBits asserted = ~board::LineBits{0};
  ASSERT_TRUE(lines->levels(asserted));
  EXPECT_EQ(asserted, 0U);
  panel_.pull("estop", false);
  ASSERT_TRUE(lines->levels(asserted));
  EXPECT_EQ(asserted, board::bit(0));
}

TEST_F(GpioLines, an_edge_comes_with_the_kernels_time) {
  panel_.pull("estop", true);
  const auto lines = inputs();
  wait(30ms);
  const TimePoint before = now();
  panel_.pull("estop", false);
  const TimePoint after = now();
  wait(30ms);
  board::Edge edge;
  ASSERT_TRUE(lines->next_edge(edge));
  EXPECT_EQ(edge.line, 0U);
  EXPECT_TRUE(edge.asserted);
  EXPECT_GE(edge.at, before);
  EXPECT_LE(edge.at, after + 15ms);  // a simulated interrupt comes with the next tick of 10 ms
  EXPECT_FALSE(lines->next_edge(edge));
}

TEST_F(GpioLines, an_output_begins_low_is_driven_and_is_low_again_when_it_is_let_go) {
  const std::vector<board::LineWire> wires{{"power", "enable", false, board::Bias::as_is},
                                           {"power", "heartbeat", false, board::Bias::as_is}};
  auto outputs = board::open_outputs(wires, {}, findings_);
  ASSERT_TRUE(outputs) << outputs.error().message();
  EXPECT_FALSE(power_.high("enable"));
  ASSERT_TRUE((*outputs)->drive(board::bit(0)));
  EXPECT_TRUE(power_.high("enable"));
  EXPECT_FALSE(power_.high("heartbeat"));
  (*outputs)->release();
  EXPECT_FALSE(power_.high("enable"));
}

TEST_F(GpioLines, a_chip_that_is_pulled_out_while_it_is_held_fails_every_read) {
  const auto lines = inputs();
  panel_.unplug();
  board::LineBits asserted = 0;
  EXPECT_FALSE(lines->levels(asserted));
}

TEST_F(GpioLines, a_line_that_another_holds_is_told_with_its_cure) {
  const auto first = inputs();
  const std::vector<board::LineWire> wires{{"panel", "estop", true, board::Bias::as_is}};
  const auto second = board::open_inputs(wires, {}, findings_);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().text.find("EBUSY"), std::string::npos) << second.error().message();
  const std::vector<board::LineWire> unknown{{"pannel", "estop", true, board::Bias::as_is}};
  const auto none = board::open_inputs(unknown, {}, findings_);
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().text.find("panel"), std::string::npos) << none.error().message();
}

TEST_F(GpioLines, a_chip_says_which_lines_it_has_to_whoever_asks) {
  const auto held = inputs();
  for (int number = 0; number < 8; ++number) {
    const std::string path = "/dev/gpiochip" + std::to_string(number);
    if (board::chip_label(path).value_or("") != "panel") continue;
    EXPECT_TRUE(board::has_line(path, "estop").value_or(false)) << "another holds it";
    EXPECT_FALSE(board::has_line(path, "easy").value_or(true));
    return;
  }
  FAIL() << "no chip is called panel";
}

}  // namespace
}  // namespace knead::vm
