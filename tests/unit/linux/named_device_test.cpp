#include "hal/linux/named_device.hpp"

#include <gtest/gtest.h>

#include "tests/unit/linux/fake_kernel.hpp"

namespace knead::board {
namespace {

class NamedDevice : public ::testing::Test {
 protected:
  void chip(const std::string& address, const std::string& entry, std::string_view name,
            std::string_view label = {}) {
    const std::string folder = "devices/i2c-1/1-00" + address + "/" + entry;
    kernel_.attribute(folder + "/name", name);
    if (!label.empty()) kernel_.attribute(folder + "/label", label);
    kernel_.link("bus/iio/devices/" + entry, folder);
  }

  [[nodiscard]] Result<std::filesystem::path> find(std::string_view asked) const {
    const std::filesystem::path sys(kernel_.paths().sys);
    return find_device({"iio", sys / "bus/iio/devices", "iio:device"}, asked);
  }

  FakeKernel kernel_;
};

TEST_F(NamedDevice, is_found_by_label_or_name_whatever_number_the_kernel_gave_it) {
  chip("48", "iio:device7", "ads1015");
  chip("49", "iio:device3", "ads1015x", "water");
  EXPECT_EQ(find("ads1015")->filename(), "iio:device7");
  EXPECT_EQ(find("water")->filename(), "iio:device3");
}

TEST_F(NamedDevice, two_chips_of_one_driver_are_told_apart_by_their_address) {
  chip("20", "iio:device0", "ad7998");
  chip("23", "iio:device1", "ad7998");
  EXPECT_EQ(find("ad7998@23")->filename(), "iio:device1");
  const auto both = find("ad7998");
  ASSERT_FALSE(both);
  EXPECT_NE(both.error().text.find("2 devices are called that"), std::string::npos);
  EXPECT_NE(both.error().text.find("ad7998@20, ad7998@23"), std::string::npos);
}

TEST_F(NamedDevice, one_that_is_not_there_is_told_with_those_that_are) {
  chip("48", "iio:device0", "ads1015");
  const auto none = find("hx711");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_NE(none.error().place.find("iio \"hx711\""), std::string::npos);
  EXPECT_NE(none.error().text.find("there are: ads1015@48"), std::string::npos);
}

}  // namespace
}  // namespace knead::board
