// A whole board as the reference chair needs it, of simulated chips, and the description of its
// wiring that LinuxChair reads. What the converters' codes and the duties mean stands in one place:
// the description.
#pragma once

#include <array>

#include "hal/linux/linux_description.hpp"
#include "tests/vm/support/chips.hpp"
#include "tests/vm/support/sim_lines.hpp"
#include "tests/vm/support/trigger.hpp"

namespace knead::vm {

struct TestBoard {
  StubBus bus;
  SimLines panel{"panel", {"estop", "ease", "pain", "stop", "seat", "powered"}};
  SimLines power{"power", {"enable", "heartbeat", "pump", "left_back", "right_back"}};
  Trigger cycle{"cycle"};
  Trigger mats{"mats"};
  Trigger emg{"emg"};
  Ad7998 rollers{bus, 0x20};  ///< force and motor current, captured
  Ad7998 travel{bus, 0x21};   ///< depth, lateral, carriage, captured
  Ad7998 water{bus, 0x22};    ///< line and nozzle pressures, read slowly
  Ad7998 warmth{bus, 0x23};   ///< thermistors b, water temperature and flow, read slowly
  Ads1115 level{bus, 0x48};   ///< of the water
  std::array<Lm75, kHeatZones> pads{Lm75{bus, 0x49}, Lm75{bus, 0x4a}, Lm75{bus, 0x4b}};
  Pca9685 drives{bus, 0x40};
  Pca9685 valves{bus, 0x41};

  [[nodiscard]] board::LinuxDescription description() const;
};

}  // namespace knead::vm
