// simulate: a whole session in virtual time on a simulated person or an external plant, with
// figures that can be checked.
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "config/errors.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/simulate/json_text.hpp"
#include "daemon/simulate/report_json.hpp"
#include "daemon/simulate/report_text.hpp"
#include "daemon/simulate/session_runner.hpp"

namespace knead::ctl {

namespace {

struct Options {
  simulate::RequestedSimulation requested;
  simulate::RunOptions run;
  bool json = false;
};

/// A bar on stderr while a person watches; nothing in a pipe or a log.
void show_progress(double share) {
  constexpr int kWidth = 40;
  const int filled = static_cast<int>(share * kWidth);
  std::string bar;
  for (int i = 0; i < kWidth; ++i) bar += i < filled ? "━" : "─";
  std::fprintf(stderr, "\r%s %3d %%", bar.c_str(), static_cast<int>(share * 100.0));
}

int simulate_session(Options options) {
  const auto setup = simulate::load_setup(options.requested);
  if (!setup) {
    std::cerr << config::to_lines(setup.error());
    return kRefused;
  }
  const bool watched = isatty(STDERR_FILENO) != 0;
  if (watched) options.run.progress = show_progress;
  const auto report = simulate::run_session(*setup, options.run);
  if (watched) std::fputs("\r\033[K", stderr);
  if (!report) {
    std::cerr << report.error().message() << '\n';
    return kRefused;
  }
  if (options.json) {
    std::cout << simulate::json_text(simulate::report_json(*setup, *report));
  } else {
    std::cout << simulate::report_text(*setup, *report, isatty(STDOUT_FILENO) != 0);
  }
  return report->outcome == Outcome::refused ? kRefused : kDone;
}

}  // namespace

void add_simulate(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  simulate::RequestedSimulation& r = options->requested;
  CLI::App* command = app.add_subcommand(
      "simulate", "a whole session on a simulated person, in virtual time, with its figures");
  command->add_option("--programme", r.programme, "the programme's name")->capture_default_str();
  command
      ->add_option("--minutes", r.minutes, "of massage, rest excluded (default: the programme's)")
      ->check(CLI::Range(0.1, 1440.0));
  command->add_option("--seed", r.seed, "draws the person, their moments and all noise")
      ->capture_default_str();
  auto* body = command->add_option("--body", r.body, "a body file (default: drawn from the seed)");
  auto* population = command->add_option("--population", r.population, "whom to draw the body from")
                         ->excludes(body);
  command->add_option("--condition", r.condition,
                      "what the person states (default: the body's; with --bridge kneadd.toml's)");
  auto* scenario = command->add_option("--scenario", r.scenario,
                                       "a file of what the person does and what breaks");
  auto* emg = command->add_option("--emg", r.emg, "a recording that replaces one EMG channel");
  command->add_option("--emg-channel", r.emg_channel, "which one, 1 to 8")
      ->needs(emg)
      ->capture_default_str();
  auto* plant = command
                    ->add_option("--bridge", r.plant,
                                 "instead of the simulated person, the plant on this socket "
                                 "(docs/bridge.md)")
                    ->excludes(body, population, scenario, emg);
  command->add_option("--plant-timeout", r.plant_timeout_s, "seconds that a plant may be silent")
      ->check(CLI::Range(0.1, 3600.0))
      ->needs(plant)
      ->capture_default_str();
  command->add_option("--trace", options->run.trace, "write the truth as CSV, a row a millisecond");
  command->add_option("--emg-trace", options->run.emg_trace, "write the 8 EMG channels as CSV");
  command->add_option("--config", r.config, "kneadd.toml (default: found beside the program)");
  command->add_flag("--json", options->json, "print one JSON document");
  command->callback([options, &exit_code] { exit_code = simulate_session(*options); });
}

}  // namespace knead::ctl
