// plan begin|show|give-up: a course of massages, and when the next one may be.
#include <boost/json.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "daemon/history/intakes.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/history_file.hpp"
#include "daemon/kneadctl/plan_text.hpp"

namespace knead::ctl {

namespace {

struct PlanOptions : HistoryOptions {
  std::string kind{care::name(care::CourseKind::classic)};
  int sessions = care::range_of(care::CourseKind::classic).least;
};

int show(const PlanOptions& options, history::Database& database, const history::Person& person) {
  const auto newest = history::newest_course(database, person.id);
  if (!newest) return complain_here(newest.error());
  const auto intake = history::newest_intake(database, person.id);
  if (!intake) return complain_here(intake.error());
  const Plan plan = make_plan(*newest, *intake, local_now());
  if (options.json) {
    std::cout << boost::json::serialize(plan_json(plan)) << '\n';
  } else {
    std::cout << plan_text(plan, person.name);
  }
  return kDone;
}

int begin(const PlanOptions& options, history::Database& database, const history::Person& person) {
  const auto kind = options.kind == care::name(care::CourseKind::acupressure)
                        ? care::CourseKind::acupressure
                        : care::CourseKind::classic;
  const auto begun =
      history::begin_course(database, person.id, kind, options.sessions, local_today());
  return begun ? show(options, database, person) : complain_here(begun.error());
}

int give_up(const PlanOptions& options, history::Database& database,
            const history::Person& person) {
  const auto newest = history::newest_course(database, person.id);
  if (!newest) return complain_here(newest.error());
  if (!*newest || (*newest)->course.over()) {
    return complain_here({ErrorCode::not_found, "", "there is no course that runs"});
  }
  const auto done = history::give_up_course(database, (*newest)->id, local_today());
  return done ? show(options, database, person) : complain_here(done.error());
}

using Act = int (*)(const PlanOptions&, history::Database&, const history::Person&);

int with_person(const PlanOptions& options, Act act) {
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  const auto person = person_meant(*database, options);
  if (!person) return complain_here(person.error());
  return act(options, *database, *person);
}

}  // namespace

void add_plan(CLI::App& app, int& exit_code) {
  CLI::App* plan = app.add_subcommand("plan", "A course of massages");
  plan->require_subcommand(1);
  auto options = std::make_shared<PlanOptions>();
  const auto command = [&](const char* word, const char* prose, Act act) {
    CLI::App* added = plan->add_subcommand(word, prose);
    add_person_option(*added, *options);
    add_history_options(*added, *options);
    added->callback([options, act, &exit_code] { exit_code = with_person(*options, act); });
    return added;
  };
  CLI::App* begins = command("begin", "Begin a course (CR-40)", begin);
  begins->add_option("--kind", options->kind, "classic or acupressure")
      ->check(CLI::IsMember({std::string(care::name(care::CourseKind::classic)),
                             std::string(care::name(care::CourseKind::acupressure))}))
      ->capture_default_str();
  begins->add_option("--sessions", options->sessions, "How many massages")->capture_default_str();
  command("show", "How far it has come, when the next massage may be, and what goes along with it",
          show);
  command("give-up", "End it before its last massage", give_up);
}

}  // namespace knead::ctl
