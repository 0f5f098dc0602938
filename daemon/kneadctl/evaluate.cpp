// evaluate: what the chair promises, measured on many simulated people.
#include <charconv>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/evaluate_options.hpp"

namespace knead::ctl {

namespace {

/// More in one go would be a slip of the finger.
constexpr std::uint64_t kMostSeeds = 1'000'000;

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || failed != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

}  // namespace

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

void add_evaluate_options(CLI::App& command, EvaluateOptions& options, std::string_view page) {
  command.add_option("--seeds", options.seeds, "whom: FIRST..LAST; 10001..11000 for the whole")
      ->capture_default_str();
  command.add_flag("--json", options.json, "print one JSON document");
  command.add_option("--report", options.report,
                     "write " + std::string(page) + " and its pictures into this folder");
  command.add_option("--jobs", options.jobs, "how many at once (default: one a core)")
      ->check(CLI::Range(1, 1024));
}

void add_evaluate(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("evaluate", "measures what the chair promises, on many simulated people");
  command->require_subcommand(1);
  add_evaluate_senses(*command, exit_code);
  add_evaluate_touch(*command, exit_code);
  add_evaluate_care(*command, exit_code);
}

}  // namespace knead::ctl
