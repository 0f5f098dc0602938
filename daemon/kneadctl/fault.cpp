// fault list | inject | clear: breaks something of a simulated chair on purpose, and mends it.
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/fault_text.hpp"
#include "daemon/kneadctl/talk.hpp"

namespace knead::ctl {

namespace {

struct Words {
  std::string name;
  std::uint32_t index = 0;
  std::optional<double> magnitude;
  bool json = false;
};

int list(const Words& words) {
  Result<client::Client> kneadd = call_kneadd("fault list", true);
  if (!kneadd) return complain(kneadd.error());
  const Result<v1::Snapshot> state = kneadd->next_state();
  if (!state) return complain(state.error());
  std::cout << (words.json ? faults_json(kneadd->hello(), *state)
                           : faults_text(kneadd->hello(), *state))
            << '\n';
  return kDone;
}

int ask(const std::string& what, const Words& words, v1::Request request) {
  Result<client::Client> kneadd = call_kneadd(what, false);
  if (!kneadd) return complain(kneadd.error());
  const Result<v1::Answer> answer = kneadd->ask(std::move(request));
  if (!answer) return complain(answer.error());
  const int exit_code = tell_answer(what, *answer, words.json);
  if (answer->accepted() && !words.json && !answer->text().empty()) {
    std::cout << answer->text() << '\n';
  }
  return exit_code;
}

int inject(const Words& words) {
  v1::Request request;
  v1::InjectFault& fault = *request.mutable_inject_fault();
  fault.set_name(words.name);
  fault.set_index(words.index);
  if (words.magnitude) fault.set_magnitude(*words.magnitude);
  return ask("fault inject", words, std::move(request));
}

int clear(const Words& words) {
  v1::Request request;
  request.mutable_clear_faults()->set_name(words.name);
  request.mutable_clear_faults()->set_index(words.index);
  return ask("fault clear", words, std::move(request));
}

}  // namespace

void add_fault(CLI::App& app, int& exit_code) {
  const auto words = std::make_shared<Words>();
  CLI::App* fault =
      app.add_subcommand("fault",
                         "break something of a simulated chair on purpose (`kneadd --chair sim "
                         "--allow-faults`), to see what it does about it");
  fault->require_subcommand(1)->fallthrough();
  const auto add = [&](const char* what, const char* sentence, int (*act)(const Words&)) {
    CLI::App* command = fault->add_subcommand(what, sentence)->fallthrough();
    command->add_flag("--json", words->json, "as one JSON document");
    command->callback([words, &exit_code, act] { exit_code = act(*words); });
    return command;
  };
  const auto which = [&](CLI::App* command) {
    command->add_option("--index", words->index, "which one, where there are several; from 0");
  };
  add("list", "what can be broken, and what is", list);
  CLI::App* injected = add("inject", "break it, until it is cleared or kneadd ends", inject);
  injected->add_option("NAME", words->name, "as `kneadctl fault list` says it")->required();
  injected->add_option("--magnitude", words->magnitude,
                       "by how much, in the sensor's own unit (default: the list's)");
  which(injected);
  CLI::App* cleared = add("clear", "make it whole again", clear);
  cleared->add_option("NAME", words->name, "(default: everything that is broken)");
  which(cleared);
}

}  // namespace knead::ctl
