// backup, restore, export: copies of what is kept.
#include "daemon/history/copies.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/history_file.hpp"
#include "daemon/kneadctl/history_json.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

struct CopyOptions : HistoryOptions {
  std::filesystem::path copy;
};

int say(const CopyOptions& options, const Result<void>& done, const char* key, const char* words) {
  if (!done) return complain_here(done.error());
  if (options.json) {
    std::cout << json::serialize(json::object{{key, options.copy.string()}}) << '\n';
  } else {
    std::cout << words << ' ' << options.copy.string() << '\n';
  }
  return kDone;
}

int back_up(const CopyOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  return say(options, history::back_up(*database, options.copy), "backup", "a whole copy is in");
}

json::object restored_json(const CopyOptions& options,
                           const std::optional<history::LeftBehind>& left_behind) {
  json::object document{{"restored_from", options.copy.string()}};
  if (left_behind) {
    document["sessions_left_behind"] = left_behind->sessions;
    document["people_left_behind"] = left_behind->people;
  }
  return document;
}

/// CR-40: who had a massage since the backup is not known to have had it any more.
std::string restored_text(const CopyOptions& options,
                          const std::optional<history::LeftBehind>& left_behind) {
  std::string text =
      fmt::format("put back; what was there has \".before-restore\" at its end. From {}\n",
                  options.copy.string());
  if (!left_behind || (left_behind->sessions == 0 && left_behind->people == 0)) return text;
  return text + fmt::format(
                    "Not in it, because they came later: {} massages, {} people. Who had a "
                    "massage today waits for the next day.\n",
                    left_behind->sessions, left_behind->people);
}

int restore(const CopyOptions& options) {
  const auto restored = history::restore(options.copy, history_path(options));
  if (!restored) return complain_here(restored.error());
  if (options.json) {
    std::cout << json::serialize(restored_json(options, *restored)) << '\n';
  } else {
    std::cout << restored_text(options, *restored);
  }
  return kDone;
}

/// Everything about one person, for him or her to take along. Always JSON.
int give_out(const CopyOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  const auto person = history::find_person(*database, options.name);
  if (!person) return complain_here(person.error());
  const auto whole = person_json(*database, *person);
  if (!whole) return complain_here(whole.error());
  const std::string document = json::serialize(*whole) + '\n';
  if (options.copy.empty()) {
    std::cout << document;
    return kDone;
  }
  return say(options, write_private(options.copy, document), "export", "everything is in");
}

}  // namespace

void add_copies(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<CopyOptions>();
  const auto command = [&](const char* word, const char* prose, int (*act)(const CopyOptions&)) {
    CLI::App* added = app.add_subcommand(word, prose);
    added->callback([options, act, &exit_code] { exit_code = act(*options); });
    return added;
  };
  CLI::App* backup =
      command("backup", "A whole, checked copy of the history, also while kneadd runs", back_up);
  backup->add_option("file", options->copy, "A new file")->required();
  add_history_options(*backup, *options);
  CLI::App* restored =
      command("restore", "Puts a backup in the history's place; kneadd must not run", restore);
  restored->add_option("file", options->copy, "The backup")->required();
  add_history_options(*restored, *options);
  CLI::App* exported = command("export", "Everything about one person as JSON", give_out);
  exported->add_option("name", options->name, "Whose")->required();
  exported->add_option("file", options->copy, "Into this file, for its owner only (else stdout)");
  add_history_options(*exported, *options);
}

}  // namespace knead::ctl
