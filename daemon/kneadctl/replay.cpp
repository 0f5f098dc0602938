// replay: plays a recording through the controller that is in it, as files, and holds what comes
// out against what came out then, bit for bit. Or tells its raw signals as CSV.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/record/csv_export.hpp"
#include "daemon/record/header.hpp"
#include "daemon/record/playback.hpp"
#include "daemon/record/recording_reader.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

struct Options {
  std::filesystem::path file;
  std::filesystem::path csv;
  bool json = false;
};

struct Differs {
  std::uint64_t cycle = 0;
  double t_s = 0.0;
  replay::Difference what{};
};

/// What was found. Comparing needs the controller's whole life: it ends at the first cycle that is
/// missing.
struct Findings {
  std::uint64_t cycles = 0;
  std::uint64_t compared = 0;
  std::uint64_t missing = 0;
  std::uint64_t late = 0;
  std::uint64_t requests = 0;
  std::optional<std::uint64_t> first_cycle;
  TimePoint begin{};
  TimePoint end{};
  std::optional<Differs> differs;
  std::optional<std::uint64_t> missing_emg;

  [[nodiscard]] bool from_boot() const { return first_cycle == 0U; }
  [[nodiscard]] bool equal() const { return compared > 0 && !differs; }
};

class Replay {
 public:
  explicit Replay(const config::ControllerSetup& setup) : playback_(setup) {}

  void add(const replay::RecordedCycle& cycle) {
    Findings& f = found_;
    const std::uint64_t expected = last_ ? *last_ + 1 : 0;
    if (!f.first_cycle) {
      f.first_cycle = cycle.number;
      f.begin = cycle.now;
    } else {
      f.missing += cycle.number - expected;
    }
    whole_ = whole_ && cycle.number == expected;
    last_ = cycle.number;
    f.end = cycle.now;
    ++f.cycles;
    f.late += static_cast<std::uint64_t>(cycle.cycles_elapsed - 1);
    f.requests += cycle.requests.size();
    if (!whole_ || f.differs) {
      return;
    }
    ++f.compared;
    if (const auto difference = playback_.play(cycle)) {
      f.differs = Differs{cycle.number, seconds(cycle.now - f.begin), *difference};
    }
  }

  Findings& found() { return found_; }

 private:
  record::Playback playback_;
  Findings found_;
  std::optional<std::uint64_t> last_;
  bool whole_ = true;
};

std::string field_of(const replay::Difference& d) {
  return d.index < 0 ? std::string(d.field) : fmt::format("{}[{}]", d.field, d.index);
}

/// Why only some, or none, of the cycles could be compared; empty when all were.
std::string not_compared(const Findings& f) {
  if (f.cycles == 0) return "it holds no cycle";
  if (!f.from_boot()) {
    return fmt::format(
        "it begins at cycle {}: the controller's state before that is not in it, so "
        "its outputs cannot be made again",
        *f.first_cycle);
  }
  if (f.missing > 0) {
    return fmt::format("{} cycles are missing; what came after them was not compared", f.missing);
  }
  return {};
}

json::object to_json(const Options& options, const v1::RecordingHeader& header, const Findings& f,
                     const record::Ending& ending) {
  json::object out{
      {"file", options.file.string()},
      {"made_by", header.made_by()},
      {"program_version", header.program_version()},
      {"commit", header.commit()},
      {"note", header.note()},
      {"cycles", f.cycles},
      {"seconds", seconds(f.end - f.begin)},
      {"requests", f.requests},
      {"late_periods", f.late},
      {"missing_cycles", f.missing},
      {"whole", ending.whole},
      {"from_boot", f.from_boot()},
      {"compared", f.compared},
      {"equal", f.compared > 0 ? json::value(f.equal()) : json::value(nullptr)},
  };
  if (ending.whole) {
    out["why"] = ending.why;
  } else {
    out["cut_at_byte"] = ending.at_byte;
  }
  if (f.differs) {
    json::object differs{
        {"cycle", f.differs->cycle}, {"t_s", f.differs->t_s}, {"field", field_of(f.differs->what)}};
    if (!f.differs->what.is_digest) {
      differs["recorded"] = f.differs->what.recorded;
      differs["played"] = f.differs->what.played;
    }
    out["first_difference"] = std::move(differs);
  }
  if (f.missing_emg) out["missing_emg_samples"] = *f.missing_emg;
  return out;
}

std::string to_text(const v1::RecordingHeader& header, const Findings& f,
                    const record::Ending& ending) {
  std::string text =
      fmt::format("{} cycles, {:.3f} s, {} requests, recorded by {} {} (commit {})\n", f.cycles,
                  seconds(f.end - f.begin), f.requests, header.made_by(), header.program_version(),
                  header.commit());
  if (!header.note().empty()) text += fmt::format("note: {}\n", header.note());
  text += ending.whole
              ? fmt::format("whole; it ended because {}\n", ending.why)
              : fmt::format("cut at byte {}: played up to the last whole chunk\n", ending.at_byte);
  if (const std::string why = not_compared(f); !why.empty()) text += why + "\n";
  if (f.differs) {
    const Differs& d = *f.differs;
    text +=
        fmt::format("DIFFERS first in cycle {} ({:.3f} s): {}", d.cycle, d.t_s, field_of(d.what));
    text += d.what.is_digest ? std::string("\n")
                             : fmt::format(" was {}, is {}\n", d.what.recorded, d.what.played);
    if (header.commit() != record::this_commit()) {
      text += fmt::format("this program is commit {}: what changed between the two may be why\n",
                          record::this_commit());
    }
  } else if (f.compared > 0) {
    text += fmt::format("equal: the outputs of {} cycles, bit for bit\n", f.compared);
  }
  if (f.missing_emg.value_or(0) > 0) {
    text +=
        fmt::format("{} EMG samples reached no cycle; their rows are missing\n", *f.missing_emg);
  }
  return text;
}

int replay_file(const Options& options) {
  auto reader = record::RecordingReader::open(options.file);
  if (!reader) return complain_here(reader.error());
  const auto setup = record::controller_of(reader->header());
  if (!setup) return complain_here(setup.error());
  std::optional<record::CsvExport> csv;
  if (!options.csv.empty()) {
    auto made =
        record::CsvExport::create(options.csv, setup->chair, options.file.filename().string());
    if (!made) return complain_here(made.error());
    csv.emplace(std::move(*made));
  }

  const auto replay = std::make_unique<Replay>(*setup);
  while (true) {
    const auto cycle = reader->next();
    if (!cycle) return complain_here(cycle.error());
    if (*cycle == nullptr) break;
    replay->add(**cycle);
    if (csv) csv->add(**cycle);
  }
  Findings& found = replay->found();
  if (csv) {
    if (const auto closed = csv->close(); !closed) return complain_here(closed.error());
    found.missing_emg = csv->missing_emg_samples();
  }
  std::cout << (options.json ? simulate::json_text(
                                   to_json(options, reader->header(), found, reader->ending()))
                             : to_text(reader->header(), found, reader->ending()));
  // Signals that were asked for and told are a success of their own.
  return found.equal() || (csv && !found.differs) ? kDone : kRefused;
}

}  // namespace

void add_replay(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "replay", "play a recording through its controller: are the outputs the same, to the bit?");
  command->add_option("FILE", options->file, "made by record, simulate --record or kneadd")
      ->required();
  command->add_option("--csv", options->csv,
                      "write the raw readings here, and the EMG beside it into NAME_emg.csv");
  command->add_flag("--json", options->json, "print one JSON document");
  command->callback([options, &exit_code] { exit_code = replay_file(*options); });
}

}  // namespace knead::ctl
