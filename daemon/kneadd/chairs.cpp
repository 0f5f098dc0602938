#include "daemon/kneadd/chairs.hpp"

#include "config/body.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::daemon {

namespace {

using MadeChair = config::Loaded<std::unique_ptr<hal::Chair>>;

constexpr std::uint64_t kUsualSeed = 1;

config::Loaded<sim::Body> person(const Options& options) {
  if (options.body) {
    return config::load_body(*options.body);
  }
  return options.seed ? sim::draw_body(*options.seed) : sim::nominal_body();
}

MadeChair make_sim(const Options& options, const ChairDescription& description) {
  const config::Loaded<sim::Body> body = person(options);
  if (!body) {
    return tl::unexpected(body.error());
  }
  auto chair =
      std::make_unique<sim::SimChair>(description, *body, options.seed.value_or(kUsualSeed));
  chair->sit_down();
  return chair;
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

MadeChair make_chair(const Options& options, const ChairDescription& description) {
  switch (options.chair) {
    case ChairKind::sim:
      return make_sim(options, description);
    case ChairKind::linux:
    case ChairKind::replay:
    case ChairKind::bridge:
      break;
  }
  return tl::unexpected(config::Errors{
      Error{ErrorCode::not_found, std::string("--chair ") + name(options.chair),
            "this version has no such chair yet; --chair sim is a simulated person in one"}});
}

}  // namespace knead::daemon
