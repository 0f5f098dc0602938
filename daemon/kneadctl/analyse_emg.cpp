// analyse-emg: the controller's own signal chain over a recording.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "control/signal/recording_analysis.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/emg_picture.hpp"
#include "daemon/plot/svg.hpp"
#include "daemon/recording/recording.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

std::vector<std::string> flag_names(const signal::RecordingFlags& flags) {
  std::vector<std::string> names;
  if (flags.rate_unsuitable) names.emplace_back("rate_unsuitable");
  if (flags.flat) names.emplace_back("flat");
  if (flags.clipped) names.emplace_back("clipped");
  if (flags.drowned) names.emplace_back("drowned");
  if (flags.alternating) names.emplace_back("alternating");
  if (flags.impulsive) names.emplace_back("impulsive");
  if (flags.mains) names.push_back(fmt::format("mains_{:.0f}_hz", flags.mains->value()));
  return names;
}

json::object channel_json(const recording::Recording& recording, const recording::Column& column,
                          const signal::ChannelAnalysis& found) {
  json::array bursts;
  json::array median_frequency;
  json::array rms;
  for (const signal::AnalysedBurst& b : found.bursts) {
    bursts.push_back(json::object{{"onset_ms", simulate::rounded(milliseconds(b.onset))},
                                  {"offset_ms", simulate::rounded(milliseconds(b.offset))},
                                  {"peak", b.peak},
                                  {"confidence", simulate::rounded(b.confidence)}});
    median_frequency.push_back(simulate::rounded(b.median_frequency.value()));
    rms.push_back(b.rms);
  }
  json::array flags;
  for (std::string& flag : flag_names(found.flags)) flags.emplace_back(std::move(flag));
  return {{"name", column.name},
          {"rate_hz", recording.rate.value()},
          {"unit", recording.unit},
          {"quality", simulate::rounded(found.quality.value())},
          {"flags", std::move(flags)},
          {"bursts", std::move(bursts)},
          {"median_frequency_hz", std::move(median_frequency)},
          {"rms", std::move(rms)}};
}

void print_channel(const recording::Recording& recording, const recording::Column& column,
                   const signal::ChannelAnalysis& found) {
  std::cout << fmt::format(
      "{}: {} bursts, rest {:.3g} {} RMS, median frequency {:.1f} Hz, quality {:.2f}", column.name,
      found.bursts.size(), found.rest_rms, recording.unit, found.median_frequency.value(),
      found.quality.value());
  for (const std::string& flag : flag_names(found.flags)) std::cout << ", " << flag;
  std::cout << '\n';
  if (found.bursts.empty()) return;
  std::cout << fmt::format("  {:>10} {:>10} {:>10} {:>8} {:>10}\n", "onset ms", "offset ms", "RMS",
                           "Hz", "confidence");
  for (const signal::AnalysedBurst& b : found.bursts) {
    std::cout << fmt::format("  {:>10.0f} {:>10.0f} {:>10.3g} {:>8.1f} {:>10.2f}\n",
                             milliseconds(b.onset), milliseconds(b.offset), b.rms,
                             b.median_frequency.value(), b.confidence);
  }
}

/// What is told of a channel in its picture's title.
std::string picture_words(const signal::ChannelAnalysis& found) {
  const std::size_t bursts = found.bursts.size();
  std::string words = fmt::format("{} burst{}, quality {:.2f}", bursts, bursts == 1 ? "" : "s",
                                  found.quality.value());
  for (const std::string& flag : flag_names(found.flags)) words += ", " + flag;
  return words;
}

Result<void> write_picture(const plot::Figure& figure, const std::filesystem::path& file) {
  const Result<std::string> svg = plot::to_svg(figure);
  if (!svg) return tl::unexpected(svg.error());
  std::ofstream out(file, std::ios::binary);
  out << *svg;
  out.close();
  if (out) return {};
  return failure(ErrorCode::io, file.string(),
                 "cannot be written; choose a folder that exists and is yours");
}

int analyse(const std::filesystem::path& file, bool as_json, const std::filesystem::path& plot) {
  const auto recording = recording::read_recording(file);
  if (!recording) return complain_here(recording.error());
  json::array channels;
  plot::Figure picture = empty_emg_picture();
  for (const recording::Column& column : recording->columns) {
    const signal::ChannelAnalysis found = signal::analyse_channel(column.samples, recording->rate);
    if (as_json) {
      channels.push_back(channel_json(*recording, column, found));
    } else {
      print_channel(*recording, column, found);
    }
    if (!plot.empty()) {
      add_to_picture(picture,
                     {.name = column.name,
                      .unit = recording->unit,
                      .words = picture_words(found),
                      .rate = recording->rate},
                     found);
    }
  }
  if (as_json) {
    std::cout << simulate::json_text(
        json::object{{"file", file.string()}, {"channels", std::move(channels)}});
  }
  if (plot.empty()) return kDone;
  if (const auto written = write_picture(picture, plot); !written) {
    return complain_here(written.error());
  }
  return kDone;
}

}  // namespace

void add_analyse_emg(CLI::App& app, int& exit_code) {
  struct Options {
    std::filesystem::path file;
    std::filesystem::path plot;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("analyse-emg", "the controller's own signal chain over a recording");
  command->add_option("FILE", options->file, "CSV with '# rate_hz:' and '# unit:' lines")
      ->required();
  command->add_flag("--json", options->json, "print one JSON document");
  command->add_option("--plot", options->plot, "draw it with what was found, into this SVG file");
  command->callback(
      [options, &exit_code] { exit_code = analyse(options->file, options->json, options->plot); });
}

}  // namespace knead::ctl
