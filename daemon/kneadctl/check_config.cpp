// kneadctl check-config: reads a file as the program that needs it would, and lists every mistake.
#include <boost/json.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "config/kind.hpp"
#include "daemon/kneadctl/commands.hpp"

namespace knead::ctl {

namespace {

struct CheckOptions {
  std::vector<std::string> files;
  bool json = false;
};

boost::json::object as_json(const std::string& file,
                            const config::Loaded<config::Checked>& checked) {
  boost::json::object report{{"file", file}, {"ok", checked.has_value()}};
  if (checked) {
    report["kind"] = config::name(checked->kind);
    report["summary"] = checked->summary;
    return report;
  }
  boost::json::array errors;
  for (const Error& error : checked.error()) {
    errors.push_back(boost::json::object{{"place", error.place}, {"text", error.text}});
  }
  report["errors"] = std::move(errors);
  return report;
}

void print(const std::string& file, const config::Loaded<config::Checked>& checked) {
  if (checked) {
    std::cout << file << ": OK, a " << config::name(checked->kind) << " file: " << checked->summary
              << '\n';
  } else {
    std::cerr << config::to_lines(checked.error());
  }
}

int check(const CheckOptions& options) {
  boost::json::array reports;
  bool all_good = true;
  for (const std::string& file : options.files) {
    const auto checked = config::check_file(file);
    all_good = all_good && checked.has_value();
    if (options.json) {
      reports.push_back(as_json(file, checked));
    } else {
      print(file, checked);
    }
  }
  if (options.json) {
    std::cout << boost::json::serialize(reports) << '\n';
  }
  return all_good ? kDone : kRefused;
}

}  // namespace

void add_check_config(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "check-config", "Read configuration files and list every mistake with its place and cure");
  auto options = std::make_shared<CheckOptions>();
  command
      ->add_option("file", options->files,
                   "Chair, daemon, programme, calibration, body or scenario file")
      ->required();
  command->add_flag("--json", options->json, "One JSON document instead of text");
  command->callback([options, &exit_code] { exit_code = check(*options); });
}

}  // namespace knead::ctl
