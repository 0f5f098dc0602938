// session show|rate: one massage of the past.
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/history_chart.hpp"
#include "daemon/kneadctl/history_file.hpp"
#include "daemon/kneadctl/history_json.hpp"
#include "daemon/kneadctl/history_text.hpp"
#include "daemon/kneadctl/session_chart.hpp"
#include "daemon/kneadctl/whole_number.hpp"

namespace knead::ctl {

namespace {

constexpr int kBestComfort = 10;

struct SessionOptions : HistoryOptions {
  std::int64_t id = 0;
  int comfort = 0;
  std::filesystem::path plot;
};

int show(const SessionOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  const auto session = history::read_session(*database, options.id);
  if (!session) return complain_here(session.error());
  if (!options.plot.empty()) {
    const auto drawn = draw(session_figure(*session), options.plot);
    if (!drawn) return complain_here(drawn.error());
  }
  if (options.json) {
    std::cout << boost::json::serialize(session_json(*session)) << '\n';
  } else {
    std::cout << session_text(*session);
  }
  return kDone;
}

int rate(const SessionOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  if (const auto rated = history::rate_session(*database, options.id, options.comfort); !rated) {
    return complain_here(rated.error());
  }
  if (options.json) {
    std::cout << boost::json::serialize(
                     boost::json::object{{"id", options.id}, {"comfort", options.comfort}})
              << '\n';
  } else {
    std::cout << "kept; thank you\n";
  }
  return kDone;
}

}  // namespace

void add_kept_session(CLI::App& app, int& exit_code) {
  CLI::App* session = app.add_subcommand("session", "One massage of the past");
  session->require_subcommand(1);
  auto options = std::make_shared<SessionOptions>();
  const auto command = [&](const char* word, const char* prose, int (*act)(const SessionOptions&)) {
    CLI::App* added = session->add_subcommand(word, prose);
    added->add_option("id", options->id, "Its number in the history")
        ->required()
        ->check(whole_number());
    add_history_options(*added, *options);
    added->callback([options, act, &exit_code] { exit_code = act(*options); });
    return added;
  };
  command("show", "What happened in it, and why", show)
      ->add_option("--plot", options->plot, "Draw its timeline (SVG)");
  command("rate", "Say how good it was", rate)
      ->add_option("comfort", options->comfort, "0 (bad) to 10 (good)")
      ->required()
      ->check(whole_number(0, kBestComfort));
}

}  // namespace knead::ctl
