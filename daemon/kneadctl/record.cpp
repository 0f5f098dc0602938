// record: the raw signals of a running kneadd, and what it did with them, into a file.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "daemon/client/socket_path.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/talk.hpp"
#include "daemon/kneadctl/terminal.hpp"
#include "daemon/record/received_file.hpp"
#include "daemon/simulate/json_text.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

/// How often an interrupt is looked for while nothing comes.
constexpr Duration kLook = 100ms;
/// Chunks come every 50 ms.
constexpr Duration kSilence = 3s;

struct Options {
  std::filesystem::path file;
  bool last = false;
  bool since = false;
  std::optional<double> seconds;
  bool json = false;
};

v1::RecordingWish wish(const Options& options) {
  if (options.since) return v1::RECORDING_WISH_PAST_AND_LIVE;
  return options.last ? v1::RECORDING_WISH_PAST : v1::RECORDING_WISH_LIVE;
}

void tell(const Options& options, const record::ReceivedFile& file, const std::string& why) {
  const double seconds = static_cast<double>(file.cycles()) * knead::seconds(kCyclePeriod);
  const bool from_boot = file.first_cycle() == 0U;
  const double mb_per_minute =
      seconds > 0.0 ? static_cast<double>(file.bytes()) / 1e6 / seconds * 60.0 : 0.0;
  if (options.json) {
    std::cout << simulate::json_text(json::object{{"file", options.file.string()},
                                                  {"cycles", file.cycles()},
                                                  {"seconds", seconds},
                                                  {"bytes", file.bytes()},
                                                  {"missing_cycles", file.missing()},
                                                  {"from_boot", from_boot},
                                                  {"why", why}});
    return;
  }
  std::cout << fmt::format("{}: {} cycles, {:.1f} s, {:.1f} MB ({:.0f} MB a minute)\n",
                           options.file.string(), file.cycles(), seconds,
                           static_cast<double>(file.bytes()) / 1e6, mb_per_minute);
  if (file.missing() > 0) {
    std::cout << fmt::format("{} cycles are MISSING: this computer was too slow for them\n",
                             file.missing());
  }
  std::cout << (from_boot ? "it begins with kneadd's first cycle: `kneadctl replay` can make its "
                            "outputs again\n"
                          : "it begins in the middle: signals and outputs are there, but the "
                            "outputs cannot be made again\n");
}

/// Takes pieces until there is a reason to end, and says which.
Result<std::string> receive(const Options& options, client::Client& kneadd,
                            record::ReceivedFile& file) {
  const auto begin = Clock::now();
  auto heard = begin;
  while (true) {
    const Clock::time_point now = Clock::now();
    if (interrupted()) return "it was interrupted";
    if (options.seconds && now - begin >= from_seconds(*options.seconds)) {
      return "its time was over";
    }
    if (now - heard > kSilence) {
      return failure(ErrorCode::io, "kneadd",
                     "sends no raw signals: its cycle stands still, or it is of another release. "
                     "What has come is in the file.");
    }
    auto message = kneadd.next(kLook);
    if (!message) {
      // Goodbye is an end like any other: what came before it is whole.
      return message.error().code == ErrorCode::refused ? Result<std::string>("kneadd ended")
                                                        : tl::unexpected(message.error());
    }
    if (!*message || (*message)->kind_case() != v1::ServerMessage::kRecording) continue;
    heard = now;
    if (const auto added = file.add((*message)->recording()); !added) {
      return tl::unexpected(added.error());
    }
    if (file.ended()) return "that was all kneadd remembered";
  }
}

int record_file(const Options& options) {
  auto kneadd = client::Client::connect(
      client::default_socket_path(),
      {.name = "kneadctl record", .snapshots = false, .events = false, .recording = wish(options)});
  if (!kneadd) return complain(kneadd.error());
  auto file = record::ReceivedFile::create(options.file);
  if (!file) return complain_here(file.error());
  notice_interrupts();
  const Result<std::string> why = receive(options, *kneadd, *file);
  if (const auto closed = file->close(why ? *why : why.error().text); !closed) {
    return complain_here(closed.error());
  }
  tell(options, *file, why ? *why : why.error().text);
  if (why) return kDone;
  return why.error().place == "kneadd" ? complain(why.error()) : complain_here(why.error());
}

}  // namespace

void add_record(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("record", "raw signals of the running kneadd into a file, until Ctrl-C");
  command->add_option("FILE", options->file, "for `kneadctl replay`")->required();
  auto* last = command->add_flag("--last", options->last,
                                 "what kneadd remembers (recorder_seconds), and no more");
  auto* since =
      command->add_flag("--since", options->since, "what kneadd remembers, and on from there");
  since->excludes(last);
  command->add_option("--seconds", options->seconds, "end by itself after so long")
      ->check(CLI::PositiveNumber)
      ->excludes(last);
  command->add_flag("--json", options->json, "print one JSON document");
  command->callback([options, &exit_code] { exit_code = record_file(*options); });
}

}  // namespace knead::ctl
