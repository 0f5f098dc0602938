#include <stdlib.h>

#include "daemon/kneadctl/command_line.hpp"
#include "daemon/kneadctl/commands.hpp"

int main(int argc, char** argv) {
  CLI::App app{"kneadctl: talks to the massage chair's controller, simulates it, checks its files"};
  app.require_subcommand(1);
  app.set_version_flag("--version", KNEAD_VERSION);
  // One way to say it for every command: before or after it, or by the environment.
  app.add_option_function<std::string>(
      "--socket", [](const std::string& path) { ::setenv("KNEAD_SOCKET", path.c_str(), 1); },
      "where kneadd listens, as $KNEAD_SOCKET (default: the system's kneadd, else `./dev run`'s)");
  app.footer("exit codes: 0 done, 1 refused or a check failed, 2 bad usage, 3 no kneadd");
  int exit_code = knead::ctl::kDone;
  knead::ctl::add_session_commands(app, exit_code);
  knead::ctl::add_programmes(app, exit_code);
  knead::ctl::add_watch(app, exit_code);
  knead::ctl::add_simulate(app, exit_code);
  knead::ctl::add_evaluate(app, exit_code);
  knead::ctl::add_analyse_emg(app, exit_code);
  knead::ctl::add_record(app, exit_code);
  knead::ctl::add_replay(app, exit_code);
  knead::ctl::add_scan(app, exit_code);
  knead::ctl::add_check_config(app, exit_code);
  knead::ctl::add_doctor(app, exit_code);
  knead::ctl::add_calibrate(app, exit_code);
  knead::ctl::add_fault(app, exit_code);
  knead::ctl::add_user(app, exit_code);
  knead::ctl::add_intake(app, exit_code);
  knead::ctl::add_plan(app, exit_code);
  knead::ctl::add_history(app, exit_code);
  knead::ctl::add_kept_session(app, exit_code);
  knead::ctl::add_copies(app, exit_code);
  return knead::ctl::run_command_line(app, argc, argv, exit_code);
}
