// programmes: what can be started, as kneadd says; and without a kneadd the programmes of a folder:
// list, check, and show one's timeline.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "config/programme.hpp"
#include "control/care/method.hpp"
#include "control/care/prescribed_envelope.hpp"
#include "daemon/kneadctl/choices.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/programme_timeline.hpp"
#include "daemon/kneadctl/status_text.hpp"
#include "daemon/kneadctl/talk.hpp"
#include "daemon/plot/svg.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::ctl {

namespace {

struct ProgrammesOptions {
  bool json = false;
  std::filesystem::path folder;
  std::vector<std::filesystem::path> files;
  std::string name;
  std::string condition{knead::name(Condition::healthy)};
  std::optional<double> minutes;
  int session = 1;
  std::filesystem::path svg;
};

int tell_running(bool json) {
  Result<client::Client> kneadd = call_kneadd("programmes", false);
  if (!kneadd) return complain(kneadd.error());
  if (json) {
    std::cout << json_of(kneadd->hello()) << '\n';
    return kDone;
  }
  v1::CareRequest list;
  list.mutable_list_programmes();
  const auto offered = kneadd->ask(std::move(list));
  if (!offered) return complain(offered.error());
  if (offered->refusal() != v1::CARE_REFUSAL_NONE) {
    std::cerr << "whose they are is not marked: " << offered->text() << '\n';
  }
  std::cout << programmes_text(kneadd->hello(), offered->programmes());
  return kDone;
}

config::Loaded<ProgrammeList> programmes_of(const ProgrammesOptions& options) {
  if (!options.folder.empty()) return config::load_programmes(options.folder);
  return simulate::find_config().and_then([](const std::filesystem::path& file) {
    return config::load_programmes(file.parent_path() / "programmes");
  });
}

int list(const ProgrammesOptions& options) {
  const auto programmes = programmes_of(options);
  if (!programmes) return complain_here(programmes.error());
  boost::json::array rows;
  for (const Programme& programme : *programmes) {
    const Rule rule = care::row(programme.method).rule;
    if (options.json) {
      rows.push_back(boost::json::object{{"name", view(programme.name)},
                                         {"title", view(programme.title)},
                                         {"method", name(programme.method)},
                                         {"rule", row(rule).id},
                                         {"default_minutes", programme.default_minutes}});
    } else {
      std::cout << fmt::format(
          "{:<22} {:<6} {:>3.0f} min  {}{}\n", view(programme.name), row(rule).id,
          programme.default_minutes, view(programme.title),
          programme.method == Method::technician ? kTechnicians : std::string_view());
    }
  }
  if (options.json) std::cout << boost::json::serialize(rows) << '\n';
  return kDone;
}

int check(const ProgrammesOptions& options) {
  boost::json::array reports;
  bool all_good = true;
  for (const std::filesystem::path& file : options.files) {
    const auto programme = config::load_programme(file);
    all_good = all_good && programme.has_value();
    boost::json::array errors;
    if (!programme) {
      for (const Error& error : programme.error()) {
        errors.push_back(boost::json::object{{"place", error.place}, {"text", error.text}});
      }
      std::cerr << config::to_lines(programme.error());
    } else if (!options.json) {
      std::cout << fmt::format("{}: OK, {} keeps the rules of {}\n", file.string(),
                               view(programme->name), name(programme->method));
    }
    reports.push_back(boost::json::object{
        {"file", file.string()}, {"ok", programme.has_value()}, {"errors", std::move(errors)}});
  }
  if (options.json) std::cout << boost::json::serialize(reports) << '\n';
  return all_good ? kDone : kRefused;
}

int write_svg(const std::filesystem::path& file, const Timeline& timeline) {
  const auto svg = plot::to_svg(timeline_figure(timeline));
  if (!svg) return complain_here(svg.error());
  std::ofstream out(file, std::ios::binary);
  out << *svg;
  out.flush();
  if (out) return kDone;
  return complain_here(Error{ErrorCode::io, file.string(), "cannot be written; check the path"});
}

Condition condition_of(const std::string& said) {
  for (std::size_t i = 0; i < kConditions; ++i) {
    const auto condition = static_cast<Condition>(i);
    if (name(condition) == said) return condition;
  }
  return Condition::extrusion;
}

int show(const ProgrammesOptions& options) {
  const auto programmes = programmes_of(options);
  if (!programmes) return complain_here(programmes.error());
  const Programme* programme = std::ranges::find_if(
      *programmes, [&](const Programme& p) { return view(p.name) == options.name; });
  if (programme == programmes->end()) {
    return complain_here(Error{ErrorCode::not_found, options.name,
                               "is no programme; `kneadctl programmes list` names them"});
  }
  const Condition condition = condition_of(options.condition);
  Envelope envelope = care::envelope_for(condition);
  envelope.session = options.session;
  const double minutes = options.minutes.value_or(programme->default_minutes);
  const Timeline timeline{.programme = *programme,
                          .condition = condition,
                          .minutes = minutes,
                          .plan = care::plan_session(*programme, envelope, minutes)};
  if (timeline.plan.refusal != Refusal::none) {
    return complain_here(
        Error{ErrorCode::inconsistent, options.name, std::string(text(timeline.plan.refusal))});
  }
  if (!options.svg.empty()) {
    if (const int code = write_svg(options.svg, timeline); code != kDone) return code;
  }
  std::cout << (options.json ? boost::json::serialize(timeline_json(timeline)) + "\n"
                             : timeline_text(timeline));
  return kDone;
}

void add_folder(CLI::App& command, ProgrammesOptions& options) {
  command.add_option("--programmes", options.folder, "their folder (default: beside kneadd.toml)");
}

void add_show(CLI::App& programmes, const std::shared_ptr<ProgrammesOptions>& options,
              int& exit_code) {
  CLI::App* command =
      programmes.add_subcommand("show", "one programme's timeline, as somebody would be given it")
          ->fallthrough();
  command->add_option("name", options->name, "as `kneadctl programmes list` says it")->required();
  command->add_option("--condition", options->condition, "of whom")
      ->check(CLI::IsMember(condition_names()))
      ->capture_default_str();
  command->add_option("--minutes", options->minutes, "of massage (default: the programme's own)")
      ->check(CLI::Range(1.0, 240.0));
  command->add_option("--session", options->session, "of a course: the order goes on from it")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_option("--svg", options->svg, "draw it into this file too");
  add_folder(*command, *options);
  command->callback([options, &exit_code] { exit_code = show(*options); });
}

}  // namespace

void add_programmes(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<ProgrammesOptions>();
  CLI::App* programmes =
      app.add_subcommand("programmes", "what can be started; list, check and show need no kneadd");
  programmes->require_subcommand(0, 1);
  programmes->add_flag("--json", options->json, "as one JSON document");
  CLI::App* lists = programmes->add_subcommand("list", "the programmes of a folder")->fallthrough();
  add_folder(*lists, *options);
  lists->callback([options, &exit_code] { exit_code = list(*options); });
  CLI::App* checks =
      programmes
          ->add_subcommand("check",
                           "hold programme files to the care rules: every mistake with its "
                           "file, line, key, rule and cure")
          ->fallthrough();
  checks->add_option("file", options->files, "programme files")->required();
  checks->callback([options, &exit_code] { exit_code = check(*options); });
  add_show(*programmes, options, exit_code);
  programmes->callback([programmes, options, &exit_code] {
    if (programmes->get_subcommands().empty()) exit_code = tell_running(options->json);
  });
}

}  // namespace knead::ctl
