#include "daemon/kneadctl/command_line.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/nearest_name.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/told_to_scripts.hpp"

namespace knead::ctl {

namespace {

/// The innermost command that was recognised.
const CLI::App& recognised(const CLI::App& app) {
  const std::vector<CLI::App*> inner = app.get_subcommands();
  return inner.empty() ? app : recognised(*inner.front());
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* inner : app.get_subcommands(nullptr)) names.push_back(inner->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// "--seed=5" was meant as the option --seed.
std::string option_of(const std::string& word) { return word.substr(0, word.find('=')); }

/// What is said of the first word that nothing expects; none when every word found its place.
std::optional<std::string> stray_word(const CLI::App& app) {
  const CLI::App& here = recognised(app);
  const std::vector<std::string> strays = app.remaining(true);
  if (strays.empty()) return std::nullopt;
  const bool option = strays.front().starts_with('-');
  const std::string word = option ? option_of(strays.front()) : strays.front();
  const std::vector<std::string> names = option ? option_names(here) : command_names(here);
  const bool command = !option && !names.empty() && here.get_subcommands().empty();
  const std::string where = here.get_parent() == nullptr ? "" : " of `" + here.get_name() + "`";
  std::string text = "'" + word + "' is no " +
                     (option    ? "option"
                      : command ? "command"
                                : "word") +
                     where;
  if (const auto nearest = config::nearest_name(word, names)) {
    text += "; did you mean '" + *nearest + "'?";
  } else if (command) {
    text += "; there are:";
    for (const std::string& name : names) text += " " + name;
  }
  return text;
}

int parse(CLI::App& app, int argc, const char* const* argv, const int& exit_code) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    app.exit(help_or_version);
    return kDone;
  } catch (const CLI::ParseError& error) {
    const CLI::App& here = recognised(app);
    std::string path;
    for (const CLI::App* at = &here; at != nullptr; at = at->get_parent()) {
      if (!path.empty()) path.insert(0, " ");
      path.insert(0, at->get_parent() == nullptr ? "kneadctl" : at->get_name());
    }
    std::cerr << stray_word(app).value_or(error.what()) << '\n'
              << "`" << path << " --help` lists what there is.\n";
    return kBadUsage;
  }
  return exit_code;
}

}  // namespace

int run_command_line(CLI::App& app, int argc, const char* const* argv, const int& exit_code) {
  const std::span<const char* const> words(argv, static_cast<std::size_t>(argc));
  const bool scripted = std::ranges::any_of(
      words, [](const char* word) { return std::string_view(word) == "--json"; });
  std::string complaint;
  bool answered = false;
  int code = kDone;
  {
    const Overheard answers(std::cout);
    const Overheard complaints(std::cerr);
    code = parse(app, argc, argv, exit_code);
    answered = answers.anything();
    complaint = complaints.text();
  }
  if (scripted && code != kDone && !answered) std::cout << error_document(complaint, code);
  return code;
}

}  // namespace knead::ctl
