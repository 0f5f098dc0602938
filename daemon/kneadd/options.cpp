#include "daemon/kneadd/options.hpp"

#include <map>

namespace knead::daemon {

namespace {

/// A cycle of the simulated chair takes some 15 us here: beyond this no machine would keep up.
constexpr double kFastest = 60.0;

}  // namespace

void declare(CLI::App& app, Options& options) {
  static const std::map<std::string, ChairKind> kChairs{{"sim", ChairKind::sim},
                                                        {"linux", ChairKind::linux},
                                                        {"replay", ChairKind::replay},
                                                        {"bridge", ChairKind::bridge}};
  app.add_option("--config", options.config, "kneadd.toml; the other files are named in it")
      ->capture_default_str();
  app.add_option(
         "--chair", options.chair,
         "which chair: linux is the one that this board is wired to, sim a simulated person in "
         "one, bridge another program, replay a recording")
      ->required()
      ->transform(CLI::CheckedTransformer(kChairs));
  app.add_flag("--allow-no-realtime", options.allow_no_realtime,
               "go on when the kernel refuses real-time rights; for a desk, not for a chair");
  app.add_option("--seed", options.seed,
                 "sim: draws a person and all noise from this number; bridge: told to the plant");
  app.add_option("--body", options.body, "sim: the person of this file (config/bodies/*.toml)");
  app.add_option("--time-lapse", options.time_lapse,
                 "sim: the chair's time runs so many times as fast as life, if this machine can; "
                 "whoever shows the chair says so")
      ->check(CLI::Range(1.0, kFastest));
  app.add_flag(
      "--allow-faults", options.allow_faults,
      "sim: a technician may break something of the chair on purpose (`kneadctl fault`), to "
      "see what it does about it");
  auto* plant = app.add_option("--bridge", options.plant,
                               "bridge: the socket on which the plant listens (docs/bridge.md)");
  app.add_option("--plant-timeout", options.plant_timeout_s,
                 "bridge: seconds that the plant may be silent")
      ->check(CLI::Range(0.1, 3600.0))
      ->needs(plant)
      ->capture_default_str();
  app.add_option("--recording", options.recording,
                 "replay: play this, with the controller's files that are in it");
  app.add_option("--recordings", options.recordings,
                 "folder for recordings that are kept, instead of where kneadd.toml says");
  app.add_option("--history", options.history,
                 "the file that remembers people and sessions, instead of where kneadd.toml says")
      ->envname("KNEAD_HISTORY");
  app.add_flag("--own-history", options.own_history,
               "the history of whoever starts it, where their kneadctl looks, instead of where "
               "kneadd.toml says; for a desk, not for a chair");
  app.callback([&options] {
    if (options.time_lapse != 1.0 && options.chair != ChairKind::sim) {
      throw CLI::ValidationError("--time-lapse",
                                 "is for a simulated person: give --chair sim with it");
    }
    if (options.allow_faults && options.chair != ChairKind::sim) {
      throw CLI::ValidationError(
          "--allow-faults",
          "breaks things on purpose, in a simulated chair alone: give --chair "
          "sim with it");
    }
    if (options.own_history && options.chair == ChairKind::linux) {
      throw CLI::ValidationError("--own-history",
                                 "is for a desk: a chair has one history, whoever starts it");
    }
    if ((options.chair == ChairKind::replay) != options.recording.has_value()) {
      throw CLI::ValidationError("--recording",
                                 "is what --chair replay plays: give both, or neither");
    }
  });
  app.add_option("--socket", options.socket, "listen here instead of where kneadd.toml says")
      ->envname("KNEAD_SOCKET");
}

}  // namespace knead::daemon
