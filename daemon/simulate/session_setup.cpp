#include "daemon/simulate/session_setup.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <span>

#include "config/body.hpp"
#include "config/chair.hpp"
#include "config/programme.hpp"
#include "daemon/recording/electrode_volts.hpp"
#include "daemon/recording/recording.hpp"
#include "daemon/recording/resample.hpp"

namespace knead::simulate {

namespace {

using config::Errors;
using config::Loaded;
namespace fs = std::filesystem;

constexpr std::array kConditionsByName{Condition::healthy, Condition::chronic_low_back_pain,
                                       Condition::protrusion, Condition::extrusion};
tl::unexpected<Errors> mistake(ErrorCode code, std::string place, std::string text) {
  return tl::unexpected(Errors{{code, std::move(place), std::move(text)}});
}

template <class Enum>
Loaded<Enum> by_name(std::string_view wanted, std::string_view option,
                     std::span<const Enum> allowed) {
  std::vector<std::string_view> names;
  for (Enum e : allowed) {
    if (name(e) == wanted) return e;
    names.push_back(name(e));
  }
  return mistake(ErrorCode::out_of_range, std::string(option),
                 fmt::format("'{}' is not known; allowed: {}", wanted, fmt::join(names, ", ")));
}

Loaded<std::uint8_t> programme_by_name(const ProgrammeList& programmes, std::string_view wanted) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    if (view(programmes[i].name) == wanted) return static_cast<std::uint8_t>(i);
    names.push_back(view(programmes[i].name));
  }
  return mistake(ErrorCode::not_found, "--programme",
                 fmt::format("'{}' is not known; there are: {}", wanted, fmt::join(names, ", ")));
}

Loaded<void> take_body(const RequestedSimulation& requested, SessionSetup& setup) {
  // Nobody has said who sits in a plant: unstated is what kneadd.toml says.
  setup.condition = setup.config.default_condition;
  if (!requested.plant.empty()) {
    setup.plant = {.socket = requested.plant,
                   .patience = from_seconds(requested.plant_timeout_s),
                   .seed = setup.seed,
                   .program_version = KNEAD_VERSION};
  } else if (!requested.body.empty()) {
    auto body = config::load_body(requested.body);
    if (!body) return tl::unexpected(std::move(body.error()));
    setup.body = *body;
    setup.body_source = requested.body.string();
  } else {
    auto population = sim::Population::chronic_low_back_pain;
    if (!requested.population.empty()) {
      const auto named =
          by_name<sim::Population>(requested.population, "--population", sim::kAllPopulations);
      if (!named) return tl::unexpected(named.error());
      population = *named;
    }
    setup.body = sim::draw_body(setup.seed, population);
    setup.body_source = fmt::format("drawn from {}", name(population));
  }
  if (!setup.plant) setup.condition = setup.body.condition;
  if (!requested.condition.empty()) {
    const auto named = by_name<Condition>(requested.condition, "--condition", kConditionsByName);
    if (!named) return tl::unexpected(named.error());
    setup.condition = *named;
  }
  return {};
}

Loaded<EmgRecording> load_emg(const RequestedSimulation& requested, Hertz rate) {
  if (requested.emg_channel < 1 || requested.emg_channel > static_cast<int>(kEmgChannels)) {
    return mistake(
        ErrorCode::out_of_range, "--emg-channel",
        fmt::format("{} is not a channel; allowed: 1 to {}", requested.emg_channel, kEmgChannels));
  }
  const auto recording = recording::read_recording(requested.emg);
  if (!recording) return tl::unexpected(Errors{recording.error()});
  const recording::Column& column = recording->columns.front();
  auto volts = recording::to_electrode_volts(column.samples, recording->unit, recording->rate);
  if (!volts) return tl::unexpected(Errors{std::move(volts.error())});
  return EmgRecording{.volts = recording::resample(volts->volts, recording->rate, rate),
                      .channel = static_cast<std::size_t>(requested.emg_channel - 1),
                      .source = fmt::format("{} ({}), {}, {:g} to {:g} Hz, looped",
                                            requested.emg.filename().string(), column.name,
                                            volts->scaling, recording->rate.value(), rate.value())};
}

std::optional<fs::path> config_above(fs::path folder) {
  std::error_code ignored;
  for (;; folder = folder.parent_path()) {
    if (fs::path file = folder / "config" / "kneadd.toml"; fs::is_regular_file(file, ignored)) {
      return file;
    }
    if (!folder.has_relative_path()) return std::nullopt;
  }
}

}  // namespace

Loaded<fs::path> find_config() {
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  if (auto file = config_above(program.parent_path())) return *file;
  if (auto file = config_above(fs::current_path(ignored))) return *file;
  if (fs::path file = "/etc/knead/kneadd.toml"; fs::is_regular_file(file, ignored)) return file;
  return mistake(ErrorCode::not_found, "--config",
                 "no config/kneadd.toml above the program or this folder, and no "
                 "/etc/knead/kneadd.toml. Name the file with --config.");
}

Loaded<SessionSetup> load_setup(const RequestedSimulation& requested) {
  SessionSetup setup;
  setup.seed = requested.seed;
  setup.minutes = requested.minutes;

  const Loaded<fs::path> file =
      requested.config.empty() ? find_config() : Loaded<fs::path>(requested.config);
  if (!file) return tl::unexpected(file.error());
  auto daemon = config::load_daemon(*file);
  if (!daemon) return tl::unexpected(std::move(daemon.error()));
  setup.config = std::move(*daemon);
  auto chair = config::load_chair(setup.config.chair);
  if (!chair) return tl::unexpected(std::move(chair.error()));
  setup.chair = *chair;
  auto programmes = config::load_programmes(setup.config.programmes);
  if (!programmes) return tl::unexpected(std::move(programmes.error()));
  setup.programmes = *programmes;
  const auto programme = programme_by_name(setup.programmes, requested.programme);
  if (!programme) return tl::unexpected(programme.error());
  setup.programme = *programme;
  if (const auto body = take_body(requested, setup); !body) return tl::unexpected(body.error());
  if (!requested.scenario.empty()) {
    auto scenario = config::load_scenario(requested.scenario);
    if (!scenario) return tl::unexpected(std::move(scenario.error()));
    setup.scenario = std::move(*scenario);
  }
  if (!requested.emg.empty()) {
    auto emg = load_emg(requested, setup.chair.emg_rate);
    if (!emg) return tl::unexpected(std::move(emg.error()));
    setup.emg = std::move(*emg);
  }
  return setup;
}

}  // namespace knead::simulate
