// The subcommands of kneadctl, one file each. Every `add_*` declares its words and sets `exit_code`
// when it runs. Reports go to stdout (one JSON document with --json), errors to stderr.
#pragma once

#include <CLI/CLI.hpp>

namespace knead::ctl {

/// The contract with scripts.
enum ExitCode : int {
  kDone = 0,
  kRefused = 1,  ///< refused, or a check failed
  kBadUsage = 2,
  kNoDaemon = 3,
};

/// status, start, stop, pause, resume, ease, pain, ceiling, programmes: one request to a running
/// kneadd.
void add_session_commands(CLI::App& app, int& exit_code);
/// programmes [list|check|show]: what can be started, and how each goes.
void add_programmes(CLI::App& app, int& exit_code);
/// watch: the live terminal panel.
void add_watch(CLI::App& app, int& exit_code);
/// simulate: a whole session in virtual time, no daemon.
void add_simulate(CLI::App& app, int& exit_code);
/// evaluate senses: every sense on many simulated people, against the truth.
void add_evaluate(CLI::App& app, int& exit_code);
/// analyse-emg: the controller's own signal chain over a recording.
void add_analyse_emg(CLI::App& app, int& exit_code);
/// record: the raw signals of a running kneadd into a file.
void add_record(CLI::App& app, int& exit_code);
/// replay: a recording through the same controller, bit for bit, or as CSV.
void add_replay(CLI::App& app, int& exit_code);
/// scan: the controller's own body scan over a recorded frame of a pressure mat.
void add_scan(CLI::App& app, int& exit_code);
/// check-config: reads a file as kneadd would and lists every mistake.
void add_check_config(CLI::App& app, int& exit_code);
/// doctor: is this board fit for the chair, and what to type if not.
void add_doctor(CLI::App& app, int& exit_code);
/// calibrate zero|span: measures on the running chair and writes calibration.toml.
void add_calibrate(CLI::App& app, int& exit_code);
/// fault list|inject|clear: what is broken on purpose in a simulated chair.
void add_fault(CLI::App& app, int& exit_code);
/// user add|list|forget: who is massaged in this chair.
void add_user(CLI::App& app, int& exit_code);
/// intake: the questions before a massage, and what may be given today.
void add_intake(CLI::App& app, int& exit_code);
/// plan begin|show|give-up: a course of massages.
void add_plan(CLI::App& app, int& exit_code);
/// history: how somebody's massages went.
void add_history(CLI::App& app, int& exit_code);
/// session show|rate: one massage of the past.
void add_kept_session(CLI::App& app, int& exit_code);
/// backup, restore, export: copies of what is kept.
void add_copies(CLI::App& app, int& exit_code);

}  // namespace knead::ctl
