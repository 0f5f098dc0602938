// Tells which zones are given less than a phase asks there, and by which care rule: of each zone
// and reason once in a session. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/types/envelope.hpp"
#include "control/types/event_list.hpp"
#include "control/types/programme.hpp"

namespace knead::session {

class CapsTold {
 public:
  /// A session begins: one event for each zone that is left out of it.
  void begin(const Envelope& prescribed, TimePoint now, EventList& events) noexcept;
  /// A phase begins: of its zones, where its technique may not be done, and where force or jets are
  /// capped below what it asks; and that the person's own limit is.
  void tell(const Phase& phase, const Envelope& prescribed, Newton own_ceiling, TimePoint now,
            EventList& events) noexcept;

 private:
  struct Told {
    bool force = false;
    bool technique = false;
    bool jet = false;
  };
  void tell(Zone zone, const Phase& phase, const ZoneLimits& limits, TimePoint now,
            EventList& events) noexcept;

  std::array<Told, kZones> zones_{};
  bool comfort_ = false;
};

}  // namespace knead::session
