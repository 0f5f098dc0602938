#include "config/programme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "config/enumerations.hpp"
#include "config/load.hpp"
#include "config/programme_rules.hpp"
#include "config/programme_text.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::config {

namespace {

constexpr std::size_t kLongestName = std::tuple_size_v<ShortName> - 1;
constexpr const char* kAbove = "the gate gives nobody more";

Section declare_phase(PhaseText& text) {
  Phase& phase = text.phase;
  const double force_max = kCompiledCeilings.force_max.value();
  Section s("One phase: one technique over a stretch of the back.");
  s.text("name", text.name, kLongestName, "What the display calls it.")
      .required()
      .choice<PhaseKind>("kind", phase.kind, kWrittenPhaseKinds, "Its place in the session.")
      .required()
      .choice<Technique>("technique", phase.technique, kWrittenTechniques, "What the rollers do.")
      .required()
      .choices("regions", phase.regions, std::span<const Region>(kAllRegions),
               "Regions that are worked, in this order.")
      .required()
      .choice<Direction>("direction", phase.direction, kAllDirections,
                         "Which way the rollers work along the spine; up is towards the head, and "
                         "the way back is made off the back or lightly.")
      .number("share", kPlain, phase.share, within(0.01, 1.0),
              "Share of the session's time; all shares together make 1.")
      .required()
      .number("min_minutes", kMinutes, phase.min_minutes, within(0.0, 30.0),
              "Never shorter than this, however short the session.")
      .number("force_n", phase.force, within(1.0, force_max, kAbove),
              "Mean force of each roller at the start of the phase.")
      .required()
      .number("force_end_n", phase.force_end, within(1.0, force_max, kAbove),
              "The same at its end; between them it changes evenly.")
      .required()
      .number("swing_n", phase.swing, within(0.0, 30.0),
              "Half of the peak-to-peak force of kneading and vibration.")
      .number("rate_hz", phase.rate, within(0.0, 12.0, "the depth drive follows no faster"),
              "Rate of whatever swings: rubbing, saw, drilling, kneading, vibration.")
      .number("travel_mm_s", phase.travel,
              within(5.0, kCompiledCeilings.carriage_speed_max.value(), "the gate's limit"),
              "Speed along the spine, while stroking or from point to point.")
      .required()
      .number(
          "amplitude_mm", phase.amplitude, within(0.0, 20.0),
          "Half-stroke across of rubbing and saw, radius of drilling's circles, way of each roller "
          "outwards in stretching.")
      .number("dwell_s", kSeconds, phase.dwell_s, within(0.0, 120.0),
              "Time at a point before the next, 0 never stops; of slow_roll the pause to breathe "
              "between passes, of stretching the time at full stretch.")
      .number("jet_kpa", phase.jet, within(0.0, kCompiledCeilings.jet_max.value(), kAbove),
              "Pressure of the jets meanwhile; 0 is none.")
      .choice<JetMode>("jet_mode", phase.jet_mode, kAllJetModes, "How the jets work.")
      .number("jet_pulse_hz", phase.jet_pulse,
              within(0.0, 3.0, "a valve that lags no longer shuts between faster pulses"),
              "Pulses of jet_mode = \"pulsed\".")
      .number("jet_air", phase.jet_air, within(0.0, 1.0), "Share of air of jet_mode = \"bubble\".")
      .number("jet_sweep_mm_s", phase.jet_sweep, within(0.0, 200.0),
              "Speed at which a band of open jets travels along the back; 0 opens all at once.")
      .choice<Direction>("jet_direction", phase.jet_direction, kAllDirections,
                         "Which way that band travels; both is to and fro.")
      .number("jet_cervical", phase.jet_share[index(Region::cervical)], within(0.0, 1.0),
              "Intensity of the jets at the neck: 0 shut, 1 full.")
      .number("jet_thoracic", phase.jet_share[index(Region::thoracic)], within(0.0, 1.0),
              "The same at the chest.")
      .number("jet_lumbar", phase.jet_share[index(Region::lumbar)], within(0.0, 1.0),
              "The same at the loin.")
      .number("jet_sacral", phase.jet_share[index(Region::sacral)], within(0.0, 1.0),
              "The same at the sacrum.")
      .number("heat", phase.heat, within(0.0, 1.0), "Warmth: 0 none, 1 the warmest allowed.");
  return s;
}

Error folder_mistake(const std::filesystem::path& folder, ErrorCode code, std::string_view what,
                     std::string_view cure) {
  return {code, folder.string(), mistake("programmes", what, "", cure)};
}

}  // namespace

Section declare(ProgrammeText& programme) {
  Section s(
      "A programme: phases from the warm-up to the cool-down. What it asks is what a person is "
      "given at most; the person's condition, the body's signals and the gate lower it.");
  s.text("name", programme.name, kLongestName, "What `kneadctl start NAME` says.")
      .required()
      .text("title", programme.title, kLongestName, "What the display says.")
      .required()
      .number("default_minutes", kMinutes, programme.default_minutes, within(5.0, 40.0),
              "Length of the massage when nobody says otherwise; the rest comes after it.")
      .number("rest_minutes", kMinutes, programme.rest_minutes,
              within(10.0, 20.0, "CR-20: after the massage rest 10 to 20 minutes"),
              "Rest in gentle heat after the massage.")
      .list("phase", {3, Programme::kMaxPhases}, programme.phases, declare_phase);
  return s;
}

Programme packed(const ProgrammeText& text) {
  Programme programme;
  programme.name = short_name(text.name);
  programme.title = short_name(text.title);
  programme.rest_minutes = text.rest_minutes;
  programme.default_minutes = text.default_minutes;
  for (const PhaseText& phase : text.phases) {
    programme.phases.push(phase.phase);
    programme.phases[programme.phases.size() - 1].name = short_name(phase.name);
  }
  return programme;
}

namespace {

template <class From>
Loaded<Programme> programme_from(const From& from) {
  return load<ProgrammeText>(
             from, Kind::programme, [](ProgrammeText& p) { return declare(p); }, check_programme)
      .map(packed);
}

}  // namespace

Loaded<Programme> load_programme(const std::filesystem::path& path) { return programme_from(path); }

Loaded<Programme> parse_programme(const FileText& file) {
  return programme_from(parse_source(file));
}

Loaded<std::vector<std::filesystem::path>> programme_files(const std::filesystem::path& folder) {
  std::error_code status;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, status)) {
    if (entry.path().extension() == ".toml") {
      files.push_back(entry.path());
    }
  }
  if (status) {
    return tl::unexpected(
        Errors{folder_mistake(folder, ErrorCode::not_found,
                              "the folder cannot be read: " + status.message(), "check the path")});
  }
  if (files.empty() || files.size() > kMaxProgrammes) {
    return tl::unexpected(Errors{folder_mistake(
        folder, ErrorCode::out_of_range, fmt::format("{} programme files", files.size()),
        fmt::format("put 1 to {} *.toml files there", kMaxProgrammes))});
  }
  std::ranges::sort(files);
  return files;
}

Loaded<ProgrammeList> load_programmes(const std::filesystem::path& folder) {
  const auto files = programme_files(folder);
  if (!files) {
    return tl::unexpected(files.error());
  }
  ProgrammeList list;
  Errors errors;
  for (const std::filesystem::path& file : *files) {
    const Loaded<Programme> programme = load_programme(file);
    if (!programme) {
      errors.insert(errors.end(), programme.error().begin(), programme.error().end());
      continue;
    }
    const auto same = std::ranges::find(list, programme->name, &Programme::name);
    if (same != list.end()) {
      errors.push_back({ErrorCode::duplicate, file.string() + ":1:1",
                        mistake("name",
                                fmt::format("\"{}\" is the name of another file's programme too",
                                            view(programme->name)),
                                "each name once", "rename one of the two")});
    }
    list.push(*programme);
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return list;
}

}  // namespace knead::config
