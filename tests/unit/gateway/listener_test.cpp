#include "display/gateway/listener.hpp"

#include <gtest/gtest.h>

namespace knead::display {
namespace {

std::string counted(const char* address) {
  return counted_as(boost::asio::ip::make_address(address));
}

TEST(Listener, an_ipv6_network_counts_as_one_whichever_of_its_addresses_comes) {
  EXPECT_EQ(counted("2001:db8:1:2::1"), counted("2001:db8:1:2:ffff:ffff:ffff:ffff"));
  EXPECT_NE(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
}

TEST(Listener, an_ipv4_address_and_this_machine_count_as_themselves) {
  EXPECT_EQ(counted("192.0.2.7"), "192.0.2.7");
  EXPECT_NE(counted("192.0.2.7"), counted("192.0.2.8"));
  EXPECT_EQ(counted("::1"), "::1");
}

}  // namespace
}  // namespace knead::display
