#include "daemon/kneadd/chairs.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "config/body.hpp"
#include "hal/bridge/bridge_chair.hpp"
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
  return MadeChair{.chair = std::move(chair)};
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
  return MadeChair{.chair = std::move(*chair), .lock_step = true, .fault = [&plant] {
                     const auto& ending = plant.ending();
                     return ending && !ending->by_goodbye ? std::optional(ending->error)
                                                          : std::nullopt;
                   }};
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

config::Loaded<MadeChair> make_chair(const Options& options, const ChairDescription& description) {
  switch (options.chair) {
    case ChairKind::sim:
      return make_sim(options, description);
    case ChairKind::bridge:
      return make_bridge(options, description);
    case ChairKind::linux:
    case ChairKind::replay:
      break;
  }
  return tl::unexpected(config::Errors{
      Error{ErrorCode::not_found, std::string("--chair ") + name(options.chair),
            "this version has no such chair yet; --chair sim is a simulated person in one"}});
}

}  // namespace knead::daemon
