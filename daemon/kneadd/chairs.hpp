// Makes the chair that the command line asks for. Set-up only.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "config/errors.hpp"
#include "control/types/result.hpp"
#include "daemon/kneadd/options.hpp"
#include "daemon/kneadd/setup.hpp"
#include "daemon/runtime/pace.hpp"
#include "daemon/server/fault_bench.hpp"
#include "daemon/server/handover.hpp"
#include "hal/chair.hpp"

namespace knead::daemon {

/// A chair, and how the daemon has to live with it.
struct MadeChair {
  std::unique_ptr<hal::Chair> chair;
  /// The chair has a time of its own: each cycle is one millisecond of it, whatever the clock says.
  bool lock_step = false;
  /// Nobody can sit in it.
  bool simulated = false;
  /// How many times as fast as life its time runs; 0 where that is not for us to say.
  double time_lapse = 0.0;
  /// Where it can be broken on purpose; null: nowhere.
  std::unique_ptr<FaultBench> bench{};
  /// Asked when the chair has come to its end: what failed, if it was no regular end. May be empty.
  std::function<std::optional<Error>()> fault{};
  /// Makes the pace of a chair that has one of its own; empty for real time and lock step.
  std::function<std::unique_ptr<Pace>(Handover&)> make_pace{};
};

/// sim: a chair in which a person has just sat down. bridge: an external plant. replay: a
/// recording. linux: the devices that kneadd.toml's `linux` file names, in real time; what was
/// found is logged.
[[nodiscard]] config::Loaded<MadeChair> make_chair(const Options& options, const Setup& setup);

[[nodiscard]] const char* name(ChairKind kind);

}  // namespace knead::daemon
