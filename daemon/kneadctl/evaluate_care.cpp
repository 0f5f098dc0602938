// evaluate care: random people with random programmes against the care rules.
#include <memory>

#include "config/daemon.hpp"
#include "daemon/evaluate/care_report.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/evaluate_options.hpp"
#include "daemon/simulate/json_text.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::ctl {

namespace {

struct CareOptions : EvaluateOptions {
  std::uint64_t pairs = 0;  ///< 0: as many as there are seeds
  std::filesystem::path config;
  std::filesystem::path programmes;
};

config::Loaded<std::filesystem::path> folder_of(const CareOptions& options) {
  if (!options.programmes.empty()) return options.programmes;
  const auto config = options.config.empty()
                          ? simulate::find_config()
                          : config::Loaded<std::filesystem::path>(options.config);
  return config.and_then(&config::load_daemon).map([](const config::DaemonConfig& daemon) {
    return daemon.programmes;
  });
}

int evaluate_care(const CareOptions& options) {
  Result<sim::SeedRange> seeds = seed_range(options.seeds);
  if (!seeds) return complain_here(seeds.error());
  if (options.pairs > 0) seeds->last = seeds->first + options.pairs - 1;
  const auto shipped = folder_of(options).and_then(
      [](const std::filesystem::path& folder) { return evaluate::shipped_programmes(folder); });
  if (!shipped) return complain_here(shipped.error());
  auto campaign = run_campaign(*seeds, options.jobs,
                               [&](std::uint64_t seed) { return evaluate::meet(seed, *shipped); });
  if (!campaign) return kRefused;
  const evaluate::Care care{
      .seeds = *seeds, .pairs = std::move(campaign->bodies), .wall_s = campaign->wall_s};
  std::cout << (options.json ? simulate::json_text(evaluate::care_json(care))
                             : evaluate::care_text(care));
  return kDone;
}

}  // namespace

void add_evaluate_care(CLI::App& evaluate, int& exit_code) {
  auto options = std::make_shared<CareOptions>();
  CLI::App* care = evaluate.add_subcommand(
      "care", "the care rules: whether any person with any programme gets more than they may");
  care->add_option("--seeds", options->seeds, "whom: FIRST..LAST, a pair for each seed")
      ->capture_default_str();
  care->add_option("--pairs", options->pairs, "so many from the first seed on");
  care->add_flag("--json", options->json, "print one JSON document");
  care->add_option("--jobs", options->jobs, "how many at once (default: one a core)")
      ->check(CLI::Range(1, 1024));
  care->add_option("--config", options->config,
                   "kneadd.toml, which names the programmes (default: found as kneadd's)");
  care->add_option("--programmes", options->programmes, "their folder, instead of that one");
  care->callback([options, &exit_code] { exit_code = evaluate_care(*options); });
}

}  // namespace knead::ctl
