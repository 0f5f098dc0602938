// The care rules told a second time, from the literature's words and not from control/care: what a
// person with these answers may be given, zone by zone. A study that asked the code under test what
// is right would find that it is. Numbers: the same sources as condition_caps.cpp. Pure.
#pragma once

#include <array>

#include "control/care/answers.hpp"
#include "control/care/course.hpp"
#include "control/types/technique.hpp"
#include "control/types/units.hpp"
#include "control/types/zone.hpp"

namespace knead::evaluate {

struct ZoneLaw {
  Newton force{80.0};
  Kilopascal jet{250.0};
  bool stroking_only = false;
  bool gentle_only = false;  ///< no technique that presses, shears or pulls on purpose (CR-04)
  bool left_out = false;     ///< nothing may press or spray there (CR-02)

  [[nodiscard]] bool allows(Technique technique) const;
};

struct CareLaw {
  bool refuses = false;  ///< CR-01, CR-02, CR-03, CR-06, CR-40: no massage today
  bool hernia = false;   ///< nothing taps, anywhere (CR-05, CR-16); also after its surgery
  std::array<ZoneLaw, kZones> zones{};
  Newton comfort{80.0};  ///< CR-08: in the intake
  double minutes = 40.0;

  [[nodiscard]] const ZoneLaw& at(Zone zone) const { return zones[index(zone)]; }
};

[[nodiscard]] CareLaw law_for(const care::Answers& answers, const care::Course& course,
                              care::Day today);

}  // namespace knead::evaluate
