// evaluate senses: every sense on many simulated people, against the truth.
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "daemon/evaluate/over_seeds.hpp"
#include "daemon/evaluate/senses_json.hpp"
#include "daemon/evaluate/senses_report.hpp"
#include "daemon/evaluate/senses_table.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/progress.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

/// More in one go would be a slip of the finger.
constexpr std::uint64_t kMostSeeds = 1'000'000;

struct Options {
  std::string seeds = "10001..10100";
  bool json = false;
  std::filesystem::path report;
  unsigned jobs = 0;
};

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || failed != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

Result<sim::SeedRange> seed_range(const std::string& text) {
  const std::size_t dots = text.find("..");
  const std::string_view all = text;
  const auto first = number(all.substr(0, dots));
  const auto last = dots == std::string::npos ? first : number(all.substr(dots + 2));
  const auto wrong = [&](const std::string& why) {
    return failure(
        ErrorCode::syntax, "--seeds",
        "'" + text + "' " + why + "; write FIRST..LAST or one seed, for instance 10001..10100");
  };
  if (!first || !last) return wrong("is no range of seeds");
  if (*first == 0) return wrong("begins with 0, which is nobody's seed");
  if (*last < *first) return wrong("ends before it begins");
  if (*last - *first >= kMostSeeds) return wrong("has more than a million seeds");
  if (sim::seed_set(*first) != sim::seed_set(*last)) {
    return wrong("mixes seeds to tune on (to 9999) with seeds to report (from 10000)");
  }
  return sim::SeedRange{*first, *last};
}

int evaluate_senses(const Options& options) {
  const Result<sim::SeedRange> seeds = seed_range(options.seeds);
  if (!seeds) {
    std::cerr << seeds.error().message() << '\n';
    return kBadUsage;
  }
  const Result<evaluate::People> people = evaluate::People::find();
  if (!people) {
    std::cerr << people.error().message() << '\n';
    return kRefused;
  }
  const unsigned jobs = options.jobs > 0 ? options.jobs : std::thread::hardware_concurrency();
  evaluate::Senses senses{.seeds = *seeds};
  const auto began = std::chrono::steady_clock::now();
  try {
    Progress progress("people", evaluate::count(*seeds));
    senses.bodies = evaluate::over_seeds(
        *seeds, jobs, [&](std::uint64_t seed) { return evaluate::measure_senses(seed, *people); },
        [&](std::size_t done) { progress.done(done); });
  } catch (const evaluate::SeedFailed& failed) {
    std::cerr << failed.what() << '\n';
    return kRefused;
  }
  senses.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();

  const evaluate::SensesFigures figures = evaluate::figures(senses);
  if (options.json) {
    std::cout << simulate::json_text(evaluate::senses_json(senses, figures, people->source()));
  } else {
    std::cout << evaluate::senses_text(senses, figures, isatty(STDOUT_FILENO) != 0);
  }
  if (!options.report.empty()) {
    const auto written =
        evaluate::write_senses_report(senses, figures, people->source(), options.report);
    if (!written) {
      std::cerr << written.error().message() << '\n';
      return kRefused;
    }
    std::cerr << "report: " << (options.report / "senses.html").string() << '\n';
  }
  return kDone;
}

}  // namespace

void add_evaluate(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("evaluate", "measures what the chair promises, on many simulated people");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();
  CLI::App* senses = command->add_subcommand(
      "senses", "guarding, electrodes, stiffness and body scan, each against the truth");
  senses->add_option("--seeds", options->seeds, "whom: FIRST..LAST; 10001..11000 for the whole")
      ->capture_default_str();
  senses->add_flag("--json", options->json, "print one JSON document");
  senses->add_option("--report", options->report,
                     "write senses.html and its pictures into this folder");
  senses->add_option("--jobs", options->jobs, "how many at once (default: one a core)")
      ->check(CLI::Range(1, 1024));
  senses->callback([options, &exit_code] { exit_code = evaluate_senses(*options); });
}

}  // namespace knead::ctl
