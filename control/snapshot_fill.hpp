// Lays the state of the mind open: one snapshot from all its parts. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/actuation.hpp"
#include "control/controller.hpp"
#include "control/sensing.hpp"
#include "control/session/session.hpp"
#include "control/types/snapshot.hpp"

namespace knead {

struct SnapshotSources {
  const StepInput& input;
  const Sensing& sensing;
  const session::Session& session;
  const Actuation& actuation;
  const Envelope& envelope;
  const ChairDescription& chair;
  const session::Dose& dose;
};

/// Everything but `recent`, `gate`, `actuators` and `cycle`, which others fill.
void fill_snapshot(const SnapshotSources& from, Snapshot& snapshot) noexcept;

}  // namespace knead
