// Who sits in the chair of a session, and what is known about it: the simulated person, or whatever
// an external plant is. Called between cycles, from the session's thread.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "daemon/simulate/session_setup.hpp"
#include "hal/bridge/plant_facts.hpp"
#include "hal/chair.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::simulate {

class Subject {
 public:
  virtual ~Subject() = default;

  [[nodiscard]] virtual hal::Chair& chair() = 0;
  /// The chair that a scenario acts on and whose electrodes a trace shows; null for a plant.
  [[nodiscard]] virtual sim::SimChair* simulated() = 0;
  /// What really is the case after the last read; of a plant the parts that it tells, and
  /// otherwise nothing.
  [[nodiscard]] virtual const sim::Truth& truth() = 0;
  [[nodiscard]] virtual bridge::TruthParts known() const = 0;
  /// The plant's name; empty for the simulated person.
  [[nodiscard]] virtual std::string plant() const = 0;
  /// Why there is nothing to read any more; a simulated person never fails.
  [[nodiscard]] virtual std::optional<Error> failure() const = 0;
};

/// Whoever the set-up names. Errors: the plant's, see bridge::BridgeChair::connect.
[[nodiscard]] Result<std::unique_ptr<Subject>> make_subject(const SessionSetup& setup);

}  // namespace knead::simulate
