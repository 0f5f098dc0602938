// intake: asks what must be asked before a massage, keeps the answers, and says what may be given
// today and why.
#include <unistd.h>

#include <boost/json.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "config/answers.hpp"
#include "daemon/history/boot.hpp"
#include "daemon/history/clock_check.hpp"
#include "daemon/history/courses.hpp"
#include "daemon/history/intakes.hpp"
#include "daemon/kneadctl/chair_limits.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/history_file.hpp"
#include "daemon/kneadctl/intake_dialogue.hpp"
#include "daemon/kneadctl/prescription_text.hpp"

namespace knead::ctl {

namespace {

struct IntakeOptions : HistoryOptions {
  std::filesystem::path answers;
  std::filesystem::path config;
};

/// Questions go to stderr, so that stdout has the result alone.
Result<care::Answers> answers_asked(history::Database& database, const history::Person& person,
                                    care::CourseKind course) {
  if (::isatty(STDIN_FILENO) == 0) {
    return failure(ErrorCode::missing, "--answers",
                   "there is no terminal to ask in; name a file of answers "
                   "(config/answers/well.toml is one)");
  }
  const auto before = history::newest_intake(database, person.id);
  if (!before) return tl::unexpected(before.error());
  std::cerr << "Questions before a massage of " << person.name << ". Ctrl-D: keep nothing.\n";
  const auto answers =
      ask_all(std::cin, std::cerr, *before ? (*before)->answers : care::Answers{}, course);
  if (answers) return *answers;
  return failure(ErrorCode::refused, "", "the intake was not finished; nothing was kept");
}

int tell(const IntakeOptions& options, const care::Prescription& prescription,
         std::optional<Newton> own_limit, const std::string& limits_of) {
  if (options.json) {
    boost::json::object document = prescription_json(prescription);
    document["chair_limits"] = limits_of;
    std::cout << boost::json::serialize(document) << '\n';
  } else {
    std::cout << '\n' << prescription_text(prescription, own_limit);
    std::cout << "The chair's own limits: " << limits_of << ".\n" << kNotADevice << '\n';
  }
  return prescription.allowed() ? kDone : kRefused;
}

/// The clock is asked before the questions are: nobody answers them in vain.
int take(const IntakeOptions& options) {
  const auto limits = chair_limits(options.config);
  if (!limits) return complain_here(limits.error());
  auto database = open_history(options);
  if (!database) return complain_here(database.error());
  if (const auto right = history::check_clock(*database, unix_now_ms()); !right) {
    return complain_here(right.error());
  }
  const auto person = person_meant(*database, options);
  if (!person) return complain_here(person.error());
  const auto kept = history::newest_course(*database, person->id);
  if (!kept) return complain_here(kept.error());
  const care::Day today = local_today();
  const care::Course course = history::course_of(*kept, today);
  care::Answers answers;
  if (options.answers.empty()) {
    const auto asked = answers_asked(*database, *person, course.kind);
    if (!asked) return complain_here(asked.error());
    answers = *asked;
  } else {
    const auto read = config::load_answers(options.answers);
    if (!read) return complain_here(read.error());
    answers = *read;
  }
  if (const auto done =
          history::keep_intake(*database, person->id, answers, today, history::boot_id());
      !done) {
    return complain_here(done.error());
  }
  if (const auto noted = history::note_time(*database, unix_now_ms()); !noted) {
    return complain_here(noted.error());
  }
  return tell(options, care::prescribe(answers, course, limits->caps, today),
              answers.comfort_ceiling(), limits->source);
}

}  // namespace

void add_intake(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "intake", "The questions before a massage; says what may be given today, and why");
  auto options = std::make_shared<IntakeOptions>();
  add_person_option(*command, *options);
  command->add_option("--answers", options->answers,
                      "A file of answers instead of asking (docs/configuration.md)");
  command->add_option("--config", options->config,
                      "kneadd.toml of the chair, whose limits hold (default: found as kneadd's)");
  add_history_options(*command, *options);
  command->callback([options, &exit_code] { exit_code = take(*options); });
}

}  // namespace knead::ctl
