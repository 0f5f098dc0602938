// evaluate touch: force, water and heat on many simulated people, against the truth.
#include <memory>

#include "daemon/evaluate/session_speed.hpp"
#include "daemon/evaluate/touch_json.hpp"
#include "daemon/evaluate/touch_report.hpp"
#include "daemon/evaluate/touch_table.hpp"
#include "daemon/kneadctl/choices.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/evaluate_options.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

struct TouchOptions : EvaluateOptions {
  std::string population;
};

Result<std::optional<sim::Population>> population(const std::string& wanted) {
  if (wanted.empty()) return std::optional<sim::Population>{};
  for (const sim::Population p : sim::kAllPopulations) {
    if (name(p) == wanted) return std::optional(p);
  }
  return failure(ErrorCode::out_of_range, "--population",
                 "'" + wanted + "' is not known; allowed: " + names_of(sim::kAllPopulations));
}

int evaluate_touch(const TouchOptions& options) {
  const Result<sim::SeedRange> seeds = seed_range(options.seeds);
  const auto named = population(options.population);
  if (!seeds) return complain_here(seeds.error());
  if (!named) return complain_here(named.error());
  // Before the others, so that nothing else of this process takes the core.
  const config::Loaded<double> speed = evaluate::measure_session_speed();
  if (!speed) return complain_here(speed.error());
  auto campaign = run_campaign(*seeds, options.jobs, [&](std::uint64_t seed) {
    return evaluate::measure_touch(seed, evaluate::population_of(seed, *named));
  });
  if (!campaign) return kRefused;
  const evaluate::Touch touch{.seeds = *seeds,
                              .population = *named,
                              .bodies = std::move(campaign->bodies),
                              .nominal = evaluate::measure_nominal_touch(seeds->first),
                              .realtime_factor = *speed,
                              .wall_s = campaign->wall_s};
  if (options.json) {
    std::cout << simulate::json_text(evaluate::touch_json(touch));
  } else {
    std::cout << evaluate::touch_text(touch, isatty(STDOUT_FILENO) != 0);
  }
  if (!options.report.empty()) {
    const auto written = evaluate::write_touch_report(touch, options.report);
    if (!written) return complain_here(written.error());
    std::cerr << "report: " << (options.report / "touch.html").string() << '\n';
  }
  return kDone;
}

}  // namespace

void add_evaluate_touch(CLI::App& evaluate, int& exit_code) {
  auto options = std::make_shared<TouchOptions>();
  CLI::App* touch = evaluate.add_subcommand(
      "touch", "force, water and heat: how true they are to what was asked, and what they cost");
  add_evaluate_options(*touch, *options, "touch.html");
  touch->add_option("--population", options->population,
                    "whom to draw each body from (default: all of them by turns): " +
                        names_of(sim::kAllPopulations));
  touch->callback([options, &exit_code] { exit_code = evaluate_touch(*options); });
}

}  // namespace knead::ctl
