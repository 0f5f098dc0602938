// What can go wrong before there is a watchdog; its bite and its magic close need a kernel
// (tests/vm/watchdog_test.cpp).
#include "hal/linux/watchdog.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/linux/fake_kernel.hpp"

namespace knead::board {
namespace {

std::string refusal(const FakeKernel& kernel, const Watchdog& wish) {
  Findings findings;
  const auto opened = HardwareWatchdog::open(wish, kernel.paths(), findings);
  return opened ? std::string("opened") : opened.error().message();
}

TEST(HardwareWatchdog, names_those_that_are_there_when_none_calls_itself_so) {
  const FakeKernel kernel;
  kernel.attribute("class/watchdog/watchdog0/identity", "Software Watchdog");
  const std::string said = refusal(kernel, {.identity = "Broadcom", .device = {}});
  EXPECT_NE(said.find("\"Software Watchdog\""), std::string::npos) << said;
}

TEST(HardwareWatchdog, says_which_driver_to_load_when_there_is_none) {
  const FakeKernel kernel;
  const std::string said = refusal(kernel, {.identity = "Broadcom", .device = {}});
  EXPECT_NE(said.find("softdog"), std::string::npos) << said;
}

TEST(HardwareWatchdog, refuses_a_file_that_is_no_watchdog) {
  const FakeKernel kernel;
  const std::string path = kernel.paths().dev + "/watchdog";
  std::ofstream(path) << "";
  const std::string said = refusal(kernel, {.identity = {}, .device = path});
  EXPECT_NE(said.find("this is no watchdog"), std::string::npos) << said;
  EXPECT_NE(said.find(path), std::string::npos) << said;
}

}  // namespace
}  // namespace knead::board
