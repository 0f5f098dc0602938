// status, start, stop, pause, resume, ease, discomfort, pain, ceiling: what a person or a script
// asks of the running session.
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "daemon/kneadctl/choices.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/status_text.hpp"
#include "daemon/kneadctl/talk.hpp"
#include "proto/convert/enums.hpp"
#include "proto/convert/snapshot.hpp"

namespace knead::ctl {

namespace {

/// What the words of any of these commands may say.
struct Words {
  bool json = false;
  bool severe = false;
  std::string programme;
  std::string condition;
  std::string person;
  std::optional<double> minutes;
  double ceiling_n = 0.0;
};

using Fill = std::function<void(const Words&, v1::Request&)>;

int ask(const std::string& what, const Words& words, const Fill& fill) {
  Result<client::Client> kneadd = call_kneadd(what, false);
  if (!kneadd) {
    return complain(kneadd.error());
  }
  v1::Request request;
  fill(words, request);
  const Result<v1::Answer> answer = kneadd->ask(std::move(request));
  return answer ? tell_answer(what, *answer, words.json) : complain(answer.error());
}

int tell_status(bool json) {
  Result<client::Client> kneadd = call_kneadd("status", true);
  if (!kneadd) {
    return complain(kneadd.error());
  }
  const Result<v1::Snapshot> state = kneadd->next_state();
  if (!state) {
    return complain(state.error());
  }
  if (json) {
    std::cout << json_of(*state) << '\n';
    return kDone;
  }
  Snapshot snapshot;
  if (const Result<void> read = wire::from_wire(*state, snapshot); !read) {
    return complain(read.error());
  }
  std::cout << status_text(snapshot, kneadd->hello());
  return kDone;
}

void fill_start(const Words& words, v1::Request& request) {
  v1::Start& start = *request.mutable_start();
  start.set_programme(words.programme);
  start.set_person(words.person);
  if (words.minutes) {
    start.set_minutes(*words.minutes);
  }
  const std::vector<std::string> names = condition_names();
  const auto said = std::ranges::find(names, words.condition);
  if (said != names.end()) {
    start.set_condition(wire::to_wire<v1::Condition>(static_cast<Condition>(said - names.begin())));
  }
}

/// Declares one command that is one request.
CLI::App* add_request(CLI::App& app, const std::string& what, const std::string& sentence,
                      const std::shared_ptr<Words>& words, int& exit_code, const Fill& fill) {
  CLI::App* command = app.add_subcommand(what, sentence)->fallthrough();
  command->add_flag("--json", words->json, "the answer as one JSON document");
  command->callback([what, words, &exit_code, fill] { exit_code = ask(what, *words, fill); });
  return command;
}

void add_report(CLI::App& app, const std::string& what, const std::string& sentence,
                const std::shared_ptr<Words>& words, int& exit_code, int (*tell)(bool)) {
  CLI::App* command = app.add_subcommand(what, sentence)->fallthrough();
  command->add_flag("--json", words->json, "as one JSON document");
  command->callback([words, &exit_code, tell] { exit_code = tell(words->json); });
}

}  // namespace

void add_session_commands(CLI::App& app, int& exit_code) {
  const auto words = std::make_shared<Words>();
  add_report(app, "status", "what the chair is doing now", words, exit_code, tell_status);

  CLI::App* start = add_request(app, "start", "begin a session: self-test, body scan, massage",
                                words, exit_code, fill_start);
  start->add_option("programme", words->programme, "its name, as `kneadctl programmes` says it")
      ->required();
  start->add_option("--minutes", words->minutes, "of massage, without rest (default: its own)");
  start->add_option(
      "--person", words->person,
      "who sits there, by the name of `kneadctl user list`; today's `kneadctl intake` "
      "says what they may be given (default: a simulated chair's demonstration person)");
  start
      ->add_option("--condition", words->condition,
                   "the person's diagnosis; can only make it gentler than the intake")
      ->check(CLI::IsMember(condition_names()));

  const auto plain = [&](const char* what, const char* sentence, auto fill) {
    return add_request(app, what, sentence, words, exit_code, fill);
  };
  plain("stop", "let go and end the session",
        [](const Words&, v1::Request& r) { r.mutable_stop(); });
  plain("pause", "let go and keep the place",
        [](const Words&, v1::Request& r) { r.mutable_pause(); });
  plain("resume", "go on after a pause; nothing else does",
        [](const Words&, v1::Request& r) { r.mutable_resume(); });
  plain("ease", "softer, from here on", [](const Words&, v1::Request& r) { r.mutable_ease(); });
  plain("discomfort", "it is unpleasant: retract and pause; goes on lower on your word",
        [](const Words&, v1::Request& r) { r.mutable_discomfort(); });
  plain("pain", "it hurts: retract and pause; a second time ends the session",
        [](const Words& w, v1::Request& r) { r.mutable_pain()->set_severe(w.severe); })
      ->add_flag("--severe", words->severe, "end the session");
  plain("ceiling", "the person's own force limit; lower acts at once",
        [](const Words& w, v1::Request& r) { r.mutable_ceiling()->set_force_n(w.ceiling_n); })
      ->add_option("newton", words->ceiling_n, "in newtons")
      ->required();
}

}  // namespace knead::ctl
