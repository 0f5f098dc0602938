// The load that each zone of the back has had today, by rollers and jets together, and what is left
// of its budget: nearly used it lowers the force there, used up it leaves the zone out. A stop and
// a start give nothing back. It only ever lowers. Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <optional>

#include "control/types/dose.hpp"
#include "control/types/envelope.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/reason.hpp"
#include "control/types/time.hpp"

namespace knead::session {

class Dose {
 public:
  /// A new session: the budgets of what was prescribed hold, and what the same person was given
  /// today stays used. Control knows nobody by name: it is the same who never got up, and who got
  /// up and has the same force caps as the session before. The more counts of what was counted here
  /// and what the prescription says was had: the one knows who never got up, the other who it is.
  void begin(const Envelope& prescribed, TimePoint now, bool others_may_sit) noexcept;

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

  [[nodiscard]] bool is_as_before(const Envelope& prescribed) const noexcept;

  std::optional<TimePoint> begun_{};  ///< before it there is no budget to use up
  std::array<Newton, kZones> caps_{};
  DoseMap map_{};
  std::array<std::array<Reason, kRegions>, kSides> told_{};
};

}  // namespace knead::session
