// What every `evaluate` command is asked with: whom, how many at once, and where the report goes.
#pragma once

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "control/types/result.hpp"
#include "daemon/evaluate/over_seeds.hpp"
#include "daemon/kneadctl/progress.hpp"

namespace knead::ctl {

struct EvaluateOptions {
  std::string seeds = "10001..10100";
  bool json = false;
  std::filesystem::path report;
  unsigned jobs = 0;  ///< 0: one a core
};

/// --seeds, --json, --report and --jobs; `page` is what is written into the report's folder.
void add_evaluate_options(CLI::App& command, EvaluateOptions& options, std::string_view page);

/// FIRST..LAST or one seed. Errors: `syntax`, with what to write instead.
[[nodiscard]] Result<sim::SeedRange> seed_range(const std::string& text);

template <class Measured>
struct Campaign {
  std::vector<Measured> bodies;
  double wall_s = 0.0;
};

/// `measure(seed)` for every seed with a bar of progress. None, and what went wrong on stderr,
/// if it failed for one.
template <class Measure>
auto run_campaign(sim::SeedRange seeds, unsigned jobs, Measure measure)
    -> std::optional<Campaign<decltype(measure(std::uint64_t{}))>> {
  Campaign<decltype(measure(std::uint64_t{}))> campaign;
  const auto began = std::chrono::steady_clock::now();
  try {
    Progress progress("people", evaluate::count(seeds));
    campaign.bodies =
        evaluate::over_seeds(seeds, jobs > 0 ? jobs : std::thread::hardware_concurrency(), measure,
                             [&](std::size_t done) { progress.done(done); });
  } catch (const evaluate::SeedFailed& failed) {
    std::cerr << failed.what() << '\n';
    return std::nullopt;
  }
  campaign.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return campaign;
}

/// evaluate senses, evaluate touch, evaluate care: one file each.
void add_evaluate_senses(CLI::App& evaluate, int& exit_code);
void add_evaluate_touch(CLI::App& evaluate, int& exit_code);
void add_evaluate_care(CLI::App& evaluate, int& exit_code);

}  // namespace knead::ctl
