// What the person is called who sits in a simulated chair when nobody was named. They are in the
// history like anybody else, but nobody means them who does not say so.
#pragma once

namespace knead::history {

inline constexpr const char* kDemoPerson = "Demonstration";

}  // namespace knead::history
