// history: how somebody's massages went, as lines, as a picture, or for a program.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/history_chart.hpp"
#include "daemon/kneadctl/history_file.hpp"
#include "daemon/kneadctl/history_json.hpp"
#include "daemon/kneadctl/history_text.hpp"
#include "daemon/kneadctl/whole_number.hpp"

namespace knead::ctl {

namespace {

constexpr int kUsuallyShown = 20;

struct LinesOptions : HistoryOptions {
  std::filesystem::path plot;
  int most = kUsuallyShown;
};

void print(const std::vector<history::SessionLine>& lines, std::int64_t count,
           const std::string& name) {
  if (!lines.empty()) std::cout << heading_text();
  for (const history::SessionLine& line : lines) std::cout << line_text(line);
  std::cout << trend_text(lines);
  std::cout << fmt::format("{} of {} massages of {}\n", lines.size(), count, name);
}

int show(const LinesOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  const auto person = person_meant(*database, options);
  if (!person) return complain_here(person.error());
  const auto lines = history::newest_sessions(*database, person->id, options.most);
  if (!lines) return complain_here(lines.error());
  const auto count = history::count_sessions(*database, person->id);
  if (!count) return complain_here(count.error());
  if (!options.plot.empty()) {
    const auto drawn = draw(history_figure(*lines), options.plot);
    if (!drawn) return complain_here(drawn.error());
  }
  if (options.json) {
    std::cout << boost::json::serialize(history_json(person->name, *count, *lines)) << '\n';
  } else {
    print(*lines, *count, person->name);
  }
  return kDone;
}

}  // namespace

void add_history(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("history", "How somebody's massages went");
  auto options = std::make_shared<LinesOptions>();
  add_person_option(*command, *options);
  command->add_option("--last", options->most, "How many of the newest")
      ->check(whole_number(1))
      ->capture_default_str();
  command->add_option("--plot", options->plot,
                      "Draw stiffness, complaints, comfort, force and signs by massage (SVG)");
  add_history_options(*command, *options);
  command->callback([options, &exit_code] { exit_code = show(*options); });
}

}  // namespace knead::ctl
