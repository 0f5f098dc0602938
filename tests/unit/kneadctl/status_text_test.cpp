#include "daemon/kneadctl/status_text.hpp"

#include <gtest/gtest.h>

namespace knead::ctl {
namespace {

/// The line of `status` that begins so.
std::string line_of(const Snapshot& snapshot, const char* beginning) {
  const std::string text = status_text(snapshot, {});
  const std::size_t from = text.find(beginning);
  return from == std::string::npos ? "" : text.substr(from, text.find('\n', from) - from);
}

std::string stiffness_line(const Snapshot& snapshot) { return line_of(snapshot, "stiffness "); }

TEST(StatusText, tells_no_old_force_as_one_of_now) {
  Snapshot snapshot;
  snapshot.rollers[0].force = Newton(4.2);
  snapshot.force_age = 250ms;
  EXPECT_NE(line_of(snapshot, "rollers ").find("left 4.2 N"), std::string::npos);
  snapshot.force_age = 39'500ms;
  EXPECT_EQ(line_of(snapshot, "rollers "), "rollers   not known: a force is 39.5 s old");
}

TEST(StatusText, says_that_the_back_has_not_been_felt_yet) {
  EXPECT_EQ(stiffness_line(Snapshot{}), "stiffness not felt yet");
}

TEST(StatusText, tells_how_stiff_each_place_is_and_which_is_not_known) {
  Snapshot snapshot;
  snapshot.stiffness.stations = 3;
  const auto know = [&](Side side, std::size_t station, double n_per_mm) {
    snapshot.stiffness.sites[index(side)][station] = {.known = true,
                                                      .value = NewtonPerMillimetre(n_per_mm)};
  };
  know(Side::left, 0, 2.04);
  know(Side::left, 2, 3.96);
  know(Side::right, 1, 12.5);
  EXPECT_EQ(stiffness_line(snapshot),
            "stiffness left 2.0 ? 4.0; right ? 12.5 ?  (N/mm, from the pelvis up; ? = not known)");
}

TEST(ProgrammesText, marks_what_is_a_technicians) {
  v1::ServerHello hello;
  v1::ProgrammeOffers offers;
  for (const char* name : {"classic", "hold"}) {
    hello.add_programmes()->set_name(name);
    offers.add_programmes()->set_name(name);
  }
  offers.mutable_programmes(1)->set_technicians(true);
  const std::string text = programmes_text(hello, offers);
  const std::size_t hold = text.find("hold");
  ASSERT_NE(hold, std::string::npos);
  EXPECT_EQ(text.find(kTechnicians), text.find(kTechnicians, hold)) << text;
  EXPECT_NE(text.find(kTechnicians, hold), std::string::npos) << text;
}

}  // namespace
}  // namespace knead::ctl
