// The load that each zone of the back has had in this session, by rollers and jets together, and
// what is left of its budget: nearly used it lowers the force there, used up it leaves the zone
// out. It only ever lowers. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/types/dose.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/reason.hpp"
#include "control/types/time.hpp"

namespace knead::session {

class Dose {
 public:
  /// A new session: nothing is used, and the budgets of what was prescribed hold.
  void begin(const Envelope& prescribed) noexcept;

  void count_roller(Side side, Region region, Newton force, double dt_s) noexcept;
  void count_jet(Side side, Region region, Kilopascal nozzle, double dt_s) noexcept;

  /// Of what is asked there: 1, falling as the budget nears its end, 0 when it is spent.
  [[nodiscard]] double factor(Side side, Region region) const noexcept;
  /// Why less is given there, or none.
  [[nodiscard]] Reason reason(Side side, Region region) const noexcept;
  /// Says once of each zone that it is nearly used, and that it is used up.
  void tell(TimePoint now, EventList& events) noexcept;

  [[nodiscard]] const DoseMap& map() const { return map_; }
  /// Of one side's roller over all regions.
  [[nodiscard]] NewtonSecond rollers(Side side) const noexcept;

 private:
  [[nodiscard]] const ZoneDose& zone(Side side, Region region) const noexcept {
    return map_[index(side)][index(region)];
  }
  void weigh(ZoneDose& zone) const noexcept;

  bool begun_ = false;  ///< before it there is no budget to use up
  DoseMap map_{};
  std::array<std::array<Reason, kRegions>, kSides> told_{};
};

}  // namespace knead::session
