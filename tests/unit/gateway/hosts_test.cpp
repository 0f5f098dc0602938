#include "display/gateway/hosts.hpp"

#include <gtest/gtest.h>

namespace knead::display {
namespace {

const Peer kHere{.address = "127.0.0.1",
                 .local = "127.0.0.1",
                 .port = 8080,
                 .loopback = true,
                 .encrypted = false};
const Peer kPhone{.address = "192.168.1.7",
                  .local = "192.168.1.2",
                  .port = 443,
                  .loopback = false,
                  .encrypted = true};

TEST(Hosts, answer_to_localhost_and_to_the_address_itself) {
  const Hosts hosts;
  for (const char* host : {"localhost:8080", "127.0.0.1:8080", "LOCALHOST:8080", "[::1]:8080"}) {
    EXPECT_TRUE(hosts.ours(host, kHere)) << host;
  }
  EXPECT_TRUE(hosts.ours("192.168.1.2", kPhone));
  EXPECT_TRUE(hosts.ours("192.168.1.2:443", kPhone));
}

TEST(Hosts, do_not_answer_to_a_name_that_somebody_points_here) {
  const Hosts hosts;
  for (const char* host :
       {"evil.example:8080", "localhost.evil.example:8080", "localhost", "", "127.0.0.1:8081",
        "127.0.0.2:8080", "localhost:8080:8080", "a@localhost:8080"}) {
    EXPECT_FALSE(hosts.ours(host, kHere)) << host;
  }
  EXPECT_FALSE(hosts.ours("localhost:443", kPhone)) << "a phone's localhost is the phone";
  EXPECT_FALSE(hosts.ours("chair.local", kPhone));
}

TEST(Hosts, answer_to_names_that_they_were_told_at_the_port_they_listen_on) {
  const Hosts hosts({"chair.local", "desk.local:5173"});
  EXPECT_TRUE(hosts.ours("chair.local", kPhone));
  EXPECT_FALSE(hosts.ours("chair.local:99", kPhone));
  EXPECT_TRUE(hosts.ours("desk.local:5173", kPhone));
}

TEST(Hosts, take_a_websocket_only_from_a_page_of_their_own) {
  const Hosts hosts;
  EXPECT_TRUE(hosts.same_origin("http://localhost:8080", "localhost:8080", kHere));
  for (const char* origin : {"https://localhost:8080", "http://localhost:9", "http://evil.example",
                             "null", "", "http://localhost:8080.evil.example"}) {
    EXPECT_FALSE(hosts.same_origin(origin, "localhost:8080", kHere)) << origin;
  }
  EXPECT_TRUE(hosts.same_origin("https://192.168.1.2", "192.168.1.2", kPhone));
  EXPECT_FALSE(hosts.same_origin("http://192.168.1.2", "192.168.1.2", kPhone));
}

TEST(Hosts, know_which_names_only_this_machine_can_mean) {
  EXPECT_TRUE(Hosts::local_name("Localhost:8080"));
  EXPECT_TRUE(Hosts::local_name("[::1]:8080"));
  EXPECT_FALSE(Hosts::local_name("chair.local:8080")) << "a proxy asks by its public name";
}

}  // namespace
}  // namespace knead::display
