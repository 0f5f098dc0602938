#include "daemon/record/playback.hpp"

#include "daemon/record/outputs.hpp"

namespace knead::record {

Playback::Playback(const config::ControllerSetup& setup)
    : controller_(setup.chair, setup.calibration, setup.config.control, setup.programmes),
      gate_(setup.chair, setup.calibration, setup.config.limits),
      cycle_(chair_, controller_, gate_) {}

std::optional<replay::Difference> Playback::play(const replay::RecordedCycle& cycle) noexcept {
  chair_.show(&cycle);
  static_cast<void>(cycle_.run(cycle.now, cycle.cycles_elapsed,
                               {cycle.requests.data(), cycle.requests.size()},
                               [](const daemon::CycleRecord&) {}));
  return replay::first_difference(cycle.outputs, outputs_of(cycle_.record()));
}

}  // namespace knead::record
