#include <fmt/format.h>

#include <algorithm>

#include "config/answers.hpp"
#include "config/body.hpp"
#include "config/calibration.hpp"
#include "config/chair.hpp"
#include "config/daemon.hpp"
#include "config/kind.hpp"
#include "config/linux_description.hpp"
#include "config/load.hpp"
#include "config/programme.hpp"
#include "config/scenario.hpp"

namespace knead::config {

namespace {

std::string summary(const ChairDescription& chair) {
  return fmt::format("back mat {} x {}, {} jets, rollers to {} mm deep over {} mm of spine",
                     chair.back_mat.rows, chair.back_mat.columns, chair.jets.size(),
                     chair.roller.depth_max.value(), chair.carriage_max.value());
}

std::string summary(const board::LinuxDescription& linux) {
  return fmt::format("{} lines, {} captured devices, {} quantities, {} PWM channels",
                     linux.inputs.size() + linux.outputs.size(), linux.captures.size(),
                     linux.analog.size(), linux.pwm.size());
}

std::string summary(const DaemonConfig& config) {
  return fmt::format("chair {}, programmes {}, at most {} N", config.chair.string(),
                     config.programmes.string(), config.limits.force_max.value());
}

std::string summary(const Programme& programme) {
  return fmt::format("\"{}\", {} phases, {} min and {} min of rest", view(programme.name),
                     programme.phases.size(), programme.default_minutes, programme.rest_minutes);
}

std::string summary(const CalibrationRecord& record) {
  std::size_t measured = 0;
  const auto count = [&measured](const auto& s) { measured += s.measured() ? 1 : 0; };
  std::ranges::for_each(record.force, count);
  std::ranges::for_each(record.nozzle, count);
  count(record.line_pressure);
  count(record.back_mat);
  count(record.seat_mat);
  return fmt::format("{} sensors measured, the others nominal", measured);
}

std::string summary(const sim::Body& body) {
  return fmt::format("{}, {} kg, {} knots", name(body.condition), body.weight_kg,
                     body.knots.size());
}

std::string summary(const Scenario& scenario) {
  return fmt::format("{} ({} events)", scenario.title, scenario.events.size());
}

std::string summary(const care::Answers& answers) {
  const auto given = std::ranges::count_if(
      care::question_table(), [&](const auto& asked) { return answers.given(asked.question); });
  return fmt::format("{} of {} questions answered", given, care::kQuestions);
}

template <class T>
Loaded<Checked> checked(Kind kind, const Loaded<T>& loaded) {
  return loaded.map([kind](const T& value) { return Checked{kind, summary(value)}; });
}

/// With the files that it names: what kneadd would refuse to start with is refused here.
Loaded<Checked> check_daemon(const std::filesystem::path& path) {
  const Loaded<DaemonConfig> config = load_daemon(path);
  if (!config) return tl::unexpected(config.error());
  const Loaded<ChairDescription> chair = load_chair(config->chair);
  if (!chair) return tl::unexpected(chair.error());
  if (!config->linux.empty()) {
    const auto board = load_linux(config->linux, *chair);
    if (!board) return tl::unexpected(board.error());
  }
  return Checked{Kind::daemon, summary(*config)};
}

}  // namespace

Loaded<Checked> check_file(const std::filesystem::path& path) {
  const Loaded<Source> source = open_source(path);
  if (!source) {
    return tl::unexpected(source.error());
  }
  const Loaded<Kind> kind = read_head(*source, std::nullopt);
  if (!kind) {
    return tl::unexpected(kind.error());
  }
  switch (*kind) {
    case Kind::chair:
      return checked(*kind, load_chair(path));
    case Kind::linux:
      return checked(*kind, load_linux(path));
    case Kind::daemon:
      return check_daemon(path);
    case Kind::programme:
      return checked(*kind, load_programme(path));
    case Kind::calibration:
      return checked(*kind, load_calibration_record(path));
    case Kind::body:
      return checked(*kind, load_body(path));
    case Kind::scenario:
      return checked(*kind, load_scenario(path));
    case Kind::answers:
      return checked(*kind, load_answers(path));
  }
  return tl::unexpected(Errors{});
}

}  // namespace knead::config
