// evaluate senses: every sense on many simulated people, against the truth.
#include <memory>

#include "daemon/evaluate/senses_json.hpp"
#include "daemon/evaluate/senses_report.hpp"
#include "daemon/evaluate/senses_table.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/evaluate_options.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

struct SensesOptions : EvaluateOptions {
  bool scan_only = false;
};

int evaluate_senses(const SensesOptions& options) {
  const Result<sim::SeedRange> seeds = seed_range(options.seeds);
  if (!seeds) return complain_here(seeds.error());
  const Result<evaluate::People> people = evaluate::People::find();
  if (!people) return complain_here(people.error());
  auto campaign = run_campaign(*seeds, options.jobs, [&](std::uint64_t seed) {
    return evaluate::measure_senses(
        seed, *people,
        options.scan_only ? evaluate::SensesScope::scan : evaluate::SensesScope::all);
  });
  if (!campaign) return kRefused;
  const evaluate::Senses senses{
      .seeds = *seeds, .bodies = std::move(campaign->bodies), .wall_s = campaign->wall_s};

  const evaluate::SensesFigures figures = evaluate::figures(senses);
  if (options.json) {
    std::cout << simulate::json_text(evaluate::senses_json(senses, figures, people->source()));
  } else {
    std::cout << evaluate::senses_text(senses, figures, isatty(STDOUT_FILENO) != 0);
  }
  if (!options.report.empty()) {
    const auto written =
        evaluate::write_senses_report(senses, figures, people->source(), options.report);
    if (!written) return complain_here(written.error());
    std::cerr << "report: " << (options.report / "senses.html").string() << '\n';
  }
  return kDone;
}

}  // namespace

void add_evaluate_senses(CLI::App& evaluate, int& exit_code) {
  auto options = std::make_shared<SensesOptions>();
  CLI::App* senses = evaluate.add_subcommand(
      "senses", "guarding, electrodes, stiffness and body scan, each against the truth");
  add_evaluate_options(*senses, *options, "senses.html");
  senses
      ->add_flag("--scan-only", options->scan_only,
                 "the body scan alone: a thousand people in minutes; other figures are null")
      ->excludes(senses->get_option("--report"));
  senses->callback([options, &exit_code] { exit_code = evaluate_senses(*options); });
}

}  // namespace knead::ctl
