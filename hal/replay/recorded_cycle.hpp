// One cycle as a recording holds it: all that the controller and the gate were told, and what came
// out. Trivially copyable, about 6 KiB; crosses threads in a fixed ring.
#pragma once

#include <cstdint>
#include <type_traits>

#include "control/types/fixed_vector.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/request.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/snapshot.hpp"
#include "hal/chair.hpp"

namespace knead::replay {

/// What came out of a cycle. The frame that went to the chair is whole; of each of the other parts
/// there is a digest: two that differ differ in a bit at least, two that agree are taken for equal
/// (64 bits).
struct Outputs {
  ActuatorFrame written{};
  Permission permission = Permission::denied;
  Reason cause = Reason::none;
  SessionState state = SessionState::idle;
  std::uint64_t asked = 0;     ///< the frame before the gate
  std::uint64_t envelope = 0;  ///< what this person may be given
  std::uint64_t gate = 0;      ///< its report: ceilings, limits, events
  std::uint64_t said = 0;      ///< events and answers of the controller
  std::uint64_t seen = 0;      ///< what the senses and the session publish
};

struct RecordedCycle {
  std::uint64_t number = 0;  ///< since the controller was made; 0 is the very first
  TimePoint now{};
  int cycles_elapsed = 1;
  FixedVector<Request, kMaxRequestsPerCycle> requests{};
  hal::IoStatus read{};
  hal::IoStatus write{};
  SensorFrame sensors{};  ///< after the read: what the controller saw
  Outputs outputs{};
};

static_assert(std::is_trivially_copyable_v<RecordedCycle>);

}  // namespace knead::replay
