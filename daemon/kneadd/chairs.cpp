#include "daemon/kneadd/chairs.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <utility>

#include "config/body.hpp"
#include "config/linux_description.hpp"
#include "daemon/faults/breakable_chair.hpp"
#include "daemon/faults/sim_fault_bench.hpp"
#include "daemon/kneadd/replay_pace.hpp"
#include "daemon/record/prefetched_cycles.hpp"
#include "hal/bridge/bridge_chair.hpp"
#include "hal/linux/linux_chair.hpp"
#include "hal/replay/replay_chair.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::daemon {

namespace {

constexpr std::uint64_t kUsualSeed = 1;

config::Loaded<sim::Body> person(const Options& options) {
  if (options.body) {
    return config::load_body(*options.body);
  }
  return options.seed ? sim::draw_body(*options.seed) : sim::nominal_body();
}

config::Loaded<MadeChair> make_sim(const Options& options, const ChairDescription& description) {
  const config::Loaded<sim::Body> body = person(options);
  if (!body) {
    return tl::unexpected(body.error());
  }
  auto chair =
      std::make_unique<sim::SimChair>(description, *body, options.seed.value_or(kUsualSeed));
  chair->sit_down();
  MadeChair made{.chair = nullptr,
                 .lock_step = options.time_lapse != 1.0,
                 .simulated = true,
                 .time_lapse = options.time_lapse};
  if (options.allow_faults) {
    const auto orders = std::make_shared<FaultOrders>();
    made.chair = std::make_unique<BreakableChair>(std::move(chair), orders);
    made.bench = std::make_unique<SimFaultBench>(orders);
  } else {
    made.chair = std::move(chair);
  }
  return made;
}

config::Loaded<MadeChair> make_bridge(const Options& options, const ChairDescription& description) {
  if (options.plant.empty()) {
    return tl::unexpected(
        config::Errors{Error{ErrorCode::missing, "--chair bridge",
                             "needs the socket on which the plant listens: --bridge SOCKET"}});
  }
  auto chair = bridge::BridgeChair::connect({.socket = options.plant,
                                             .patience = from_seconds(options.plant_timeout_s),
                                             .seed = options.seed.value_or(kUsualSeed),
                                             .program_version = KNEAD_VERSION},
                                            description);
  if (!chair) {
    return tl::unexpected(config::Errors{chair.error()});
  }
  spdlog::info("bridge plant=\"{}\"", (*chair)->facts().name);
  const bridge::BridgeChair& plant = **chair;
  return MadeChair{
      .chair = std::move(*chair), .lock_step = true, .simulated = true, .fault = [&plant] {
        const auto& ending = plant.ending();
        return ending && !ending->by_goodbye ? std::optional(ending->error) : std::nullopt;
      }};
}

/// What was wrong with a recording, or with what came out of it.
std::optional<Error> wrong_with(const replay::ReplayChair& chair,
                                const record::PrefetchedCycles& cycles) {
  if (cycles.over() && cycles.error()) {
    return cycles.error();
  }
  if (const auto& wrong = chair.first_wrong()) {
    return Error{
        ErrorCode::inconsistent, "--recording",
        fmt::format("{} of {} frames were not the recorded ones, the first in cycle {}: "
                    "{}; `kneadctl replay` says more",
                    chair.wrong_frames(), chair.frames(), wrong->cycle, wrong->difference.field)};
  }
  if (chair.frames() == 0) {
    spdlog::warn(
        "the recording begins in the middle of a session: its signals were played, the "
        "session is not in it");
  } else {
    spdlog::info("replayed frames={}, each as it was recorded", chair.frames());
  }
  return std::nullopt;
}

config::Loaded<MadeChair> make_replay(const Options& options) {
  auto reader = record::RecordingReader::open(*options.recording);
  if (!reader) {
    return tl::unexpected(config::Errors{reader.error()});
  }
  auto chair = std::make_unique<replay::ReplayChair>();
  const auto cycles = std::make_shared<record::PrefetchedCycles>(std::move(*reader));
  replay::ReplayChair& played = *chair;
  return MadeChair{.chair = std::move(chair),
                   .lock_step = true,
                   .fault = [cycles, &played] { return wrong_with(played, *cycles); },
                   .make_pace =
                       [cycles, &played](Handover& handover) {
                         return std::make_unique<ReplayPace>(*cycles, played, handover);
                       }};
}

config::Loaded<MadeChair> make_linux(const Options& options, const Setup& setup) {
  if (setup.config.linux.empty()) {
    return tl::unexpected(config::Errors{
        Error{ErrorCode::missing, options.config.string(),
              "linux: is missing; --chair linux needs the file that says how the chair is wired to "
              "its board: add linux = \"linux/reference.toml\" or your own"}});
  }
  const auto wiring = config::load_linux(setup.config.linux, setup.chair);
  if (!wiring) {
    return tl::unexpected(wiring.error());
  }
  auto chair = board::LinuxChair::open(*wiring, setup.chair);
  if (!chair) {
    return tl::unexpected(config::Errors{chair.error()});
  }
  for (const std::string& found : (*chair)->findings()) {
    spdlog::info("found {}", found);
  }
  return MadeChair{.chair = std::move(*chair)};
}

}  // namespace

const char* name(ChairKind kind) {
  switch (kind) {
    case ChairKind::sim:
      return "sim";
    case ChairKind::linux:
      return "linux";
    case ChairKind::replay:
      return "replay";
    case ChairKind::bridge:
      return "bridge";
  }
  return "?";
}

config::Loaded<MadeChair> make_chair(const Options& options, const Setup& setup) {
  switch (options.chair) {
    case ChairKind::sim:
      return make_sim(options, setup.chair);
    case ChairKind::bridge:
      return make_bridge(options, setup.chair);
    case ChairKind::replay:
      return make_replay(options);
    case ChairKind::linux:
      return make_linux(options, setup);
  }
  return tl::unexpected(config::Errors{});
}

}  // namespace knead::daemon
