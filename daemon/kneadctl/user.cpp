// user add|list|forget: who is massaged in this chair.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/history_file.hpp"

namespace knead::ctl {

namespace {

namespace json = boost::json;

struct UserOptions : HistoryOptions {
  bool yes = false;
};

json::object as_json(const history::Person& person) {
  return {{"id", person.id}, {"name", person.name}, {"added_day", text(person.added)}};
}

int add(const UserOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  const auto person = history::add_person(*database, options.name, local_today());
  if (!person) return complain_here(person.error());
  if (options.json) {
    std::cout << json::serialize(as_json(*person)) << '\n';
  } else {
    std::cout << fmt::format("{0} is known now; next: kneadctl intake \"{0}\"\n", person->name);
  }
  return kDone;
}

int list(const UserOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  const auto people = history::list_people(*database);
  if (!people) return complain_here(people.error());
  if (options.json) {
    json::array all;
    for (const history::Person& person : *people) all.push_back(as_json(person));
    std::cout << json::serialize(all) << '\n';
    return kDone;
  }
  if (people->empty()) {
    std::cout << fmt::format("nobody yet in {}; kneadctl user add NAME\n",
                             database->path().string());
  }
  for (const history::Person& person : *people) {
    std::cout << fmt::format("{:<24} since {}\n", person.name, text(person.added));
  }
  return kDone;
}

int forget(const UserOptions& options) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  const auto person = history::find_person(*database, options.name);
  if (!person) return complain_here(person.error());
  if (!options.yes) {
    return complain_here(
        {ErrorCode::refused, "",
         fmt::format("this erases everything about {} for good, backups excepted; say it again "
                     "with --yes",
                     person->name)});
  }
  if (const auto gone = history::forget_person(*database, person->id); !gone) {
    return complain_here(gone.error());
  }
  if (options.json) {
    std::cout << json::serialize(json::object{{"forgotten", person->name}}) << '\n';
  } else {
    std::cout << person->name << " is forgotten; backups that were made before are not touched\n";
  }
  return kDone;
}

}  // namespace

void add_user(CLI::App& app, int& exit_code) {
  CLI::App* user = app.add_subcommand("user", "Who is massaged in this chair");
  user->require_subcommand(1);
  auto options = std::make_shared<UserOptions>();
  const auto command = [&](const char* word, const char* prose, int (*run)(const UserOptions&),
                           const char* name) {
    CLI::App* added = user->add_subcommand(word, prose);
    if (name != nullptr) added->add_option("name", options->name, name)->required();
    add_history_options(*added, *options);
    added->callback([options, run, &exit_code] { exit_code = run(*options); });
    return added;
  };
  command("add", "Make somebody known", add, "As they want to be called");
  command("list", "Everybody who is known", list, nullptr);
  command("forget", "Erase somebody with all answers and sessions", forget,
          "Of `kneadctl user list`")
      ->add_flag("--yes", options->yes, "Without this it is only said what would be erased");
}

}  // namespace knead::ctl
