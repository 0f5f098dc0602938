// simulate: a whole session in virtual time on a simulated person or an external plant, with
// figures that can be checked.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "config/enumerations.hpp"
#include "config/file_set.hpp"
#include "daemon/kneadctl/choices.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/whole_number.hpp"
#include "daemon/record/header.hpp"
#include "daemon/record/recorded.hpp"
#include "daemon/record/recording_writer.hpp"
#include "daemon/simulate/json_text.hpp"
#include "daemon/simulate/report_json.hpp"
#include "daemon/simulate/report_text.hpp"
#include "daemon/simulate/session_runner.hpp"

namespace knead::ctl {

namespace {

struct Options {
  simulate::RequestedSimulation requested;
  simulate::RunOptions run;
  std::filesystem::path record;  ///< empty: none
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

/// Who is in the recording: what makes the same session again.
std::string note_of(const simulate::RequestedSimulation& requested,
                    const simulate::SessionSetup& setup) {
  std::string note =
      fmt::format("programme {}, seed {}, {}, {}", view(setup.programmes[setup.programme].name),
                  setup.seed, setup.body_source, name(setup.condition));
  if (!requested.scenario.empty()) note += ", scenario " + requested.scenario.string();
  if (!requested.plant.empty()) note += ", plant " + requested.plant.string();
  return note;
}

config::Loaded<record::RecordingWriter> open_recording(const Options& options,
                                                       const simulate::SessionSetup& setup) {
  const auto file = options.requested.config.empty()
                        ? simulate::find_config()
                        : config::Loaded<std::filesystem::path>(options.requested.config);
  if (!file) return tl::unexpected(file.error());
  const auto files = config::read_file_set(*file, false);
  if (!files) return tl::unexpected(files.error());
  auto writer = record::RecordingWriter::create(
      options.record, record::make_header(*files, {.program_version = KNEAD_VERSION,
                                                   .made_by = "kneadctl simulate",
                                                   .note = note_of(options.requested, setup)}));
  if (!writer) return tl::unexpected(config::Errors{writer.error()});
  return std::move(*writer);
}

int simulate_session(Options options) {
  const auto setup = simulate::load_setup(options.requested);
  if (!setup) return complain_here(setup.error());
  std::optional<record::RecordingWriter> recording;
  replay::RecordedCycle cycle;
  std::uint64_t cycles = 0;
  if (!options.record.empty()) {
    auto opened = open_recording(options, *setup);
    if (!opened) return complain_here(opened.error());
    recording.emplace(std::move(*opened));
    options.run.each_cycle = [&](const simulate::RanCycle& ran) {
      record::fill(cycles++, ran.now, ran.cycles_elapsed, ran.requests, ran.record, cycle);
      recording->add(cycle);
    };
  }
  const bool watched = isatty(STDERR_FILENO) != 0;
  if (watched) options.run.progress = show_progress;
  const auto report = simulate::run_session(*setup, options.run);
  if (watched) std::fputs("\r\033[K", stderr);
  if (recording) {
    if (const auto closed = recording->close("the session is over"); !closed) {
      return complain_here(closed.error());
    }
  }
  if (!report) return complain_here(report.error());
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
  command->add_option("--programme", r.programme, "its name, one of `kneadctl programmes list`")
      ->capture_default_str();
  command
      ->add_option("--minutes", r.minutes, "of massage, rest excluded (default: the programme's)")
      ->check(CLI::Range(0.1, 1440.0));
  command->add_option("--seed", r.seed, "draws the person, their moments and all noise")
      ->check(whole_number())
      ->capture_default_str();
  auto* body = command->add_option("--body", r.body, "a body file (default: drawn from the seed)");
  auto* population = command
                         ->add_option("--population", r.population,
                                      "whom to draw the body from (default: as the seed falls): " +
                                          names_of(sim::kAllPopulations))
                         ->excludes(body);
  command->add_option(
      "--condition", r.condition,
      "what the person states (default: the body's; with --bridge kneadd.toml's): " +
          names_of(config::kAllConditions));
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
  command->add_option("--record", options->record,
                      "record every cycle into this file, for `kneadctl replay`");
  command->add_option("--config", r.config, "kneadd.toml (default: found beside the program)");
  command->add_flag("--json", options->json, "print one JSON document");
  command->callback([options, &exit_code] { exit_code = simulate_session(*options); });
}

}  // namespace knead::ctl
