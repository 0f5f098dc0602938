// kneadctl doctor: is this board fit to be a chair's? Green, amber and red, each with its cure.
#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "config/chair.hpp"
#include "config/daemon.hpp"
#include "config/linux_description.hpp"
#include "daemon/client/socket_path.hpp"
#include "daemon/doctor/device_checks.hpp"
#include "daemon/doctor/kernel_checks.hpp"
#include "daemon/doctor/machine_checks.hpp"
#include "daemon/doctor/measure_wakeup.hpp"
#include "daemon/doctor/read_access.hpp"
#include "daemon/doctor/read_devices.hpp"
#include "daemon/doctor/read_kernel.hpp"
#include "daemon/doctor/read_machine.hpp"
#include "daemon/doctor/read_rights.hpp"
#include "daemon/doctor/rights_checks.hpp"
#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/doctor_report.hpp"

namespace knead::ctl {

namespace {

constexpr double kUsualSeconds = 5.0;
/// An hour is what a night's measurement is made of.
constexpr double kMostSeconds = 3600.0;
/// A minute of raw signals (docs/recordings.md: 25 MB).
constexpr std::uint64_t kRecordedBytes_per_s = 450'000;
/// A history of many years, and SQLite's log beside it. Assumed.
constexpr std::uint64_t kHistoryBytes = 50 * 1024 * 1024;

struct DoctorOptions {
  std::filesystem::path config{"/etc/knead/kneadd.toml"};
  std::filesystem::path root{"/"};
  std::string chair = "linux";
  double seconds = kUsualSeconds;
  bool json = false;
};

/// A file that cannot be read is a finding like any other; the rest is judged by the defaults.
template <class T>
doctor::Finding check_file(const char* name, const std::filesystem::path& path,
                           const config::Loaded<T>& loaded) {
  doctor::Finding finding{.group = "files",
                          .check = name,
                          .found = path.string() + ": without a mistake",
                          .limit = "no mistake"};
  if (!loaded) {
    finding.verdict = doctor::Verdict::red;
    finding.found = loaded.error().front().message();
    finding.cure =
        fmt::format("kneadctl check-config {}; --config names another kneadd.toml", path.string());
  }
  return finding;
}

/// The simulated chair needs no device; without a kneadd.toml nobody knows the board's file.
doctor::Findings check_board(const DoctorOptions& options,
                             const config::Loaded<config::DaemonConfig>& config) {
  if (options.chair != "linux" || !config) return {};
  if (config->linux.empty()) {
    return {{.group = "files",
             .check = "wiring",
             .verdict = doctor::Verdict::red,
             .found = "kneadd.toml names no wiring",
             .limit = "linux = \"FILE\"",
             .cure = "name the board's file there: linux = \"linux/reference.toml\""}};
  }
  const auto chair = config::load_chair(config->chair);
  if (!chair) return {check_file("chair", config->chair, chair)};
  const auto board = config::load_linux(config->linux, *chair);
  doctor::Findings findings{check_file("wiring", config->linux, board)};
  if (board) {
    append(findings, check_devices(doctor::read_devices(
                         *board, {.sys = options.root / "sys", .dev = options.root / "dev"})));
  }
  return findings;
}

doctor::Findings check_disk(const config::DaemonConfig& config) {
  const auto recordings = static_cast<std::uint64_t>(config.recordings_kept) *
                          static_cast<std::uint64_t>(config.recorder_seconds) *
                          kRecordedBytes_per_s;
  return {doctor::check_folder(doctor::read_folder("history", config.history.parent_path()),
                               kHistoryBytes),
          doctor::check_folder(doctor::read_folder("recordings", config.recordings), recordings)};
}

std::string machine() {
  utsname names{};
  return ::uname(&names) == 0 ? names.machine : "";
}

doctor::Findings examine(const DoctorOptions& options) {
  const auto loaded = config::load_daemon(options.config);
  const config::DaemonConfig config = loaded.value_or(config::DaemonConfig{});
  const doctor::Root root(options.root);
  doctor::Findings findings{check_file("kneadd.toml", options.config, loaded)};
  append(findings, check_board(options, loaded));
  append(findings, check_kernel(doctor::read_kernel(root, machine()), config.cpu));
  const auto rights = doctor::read_rights_of_kneadd(root);
  append(findings, check_rights(rights ? *rights : doctor::try_rights(config.realtime_priority),
                                config.realtime_priority));
  append(findings, check_account(doctor::read_account(root, doctor::Asker::this_process())));
  append(findings, check_socket(doctor::read_socket(root, client::default_socket_path())));
  append(findings, check_machine(doctor::read_machine(root)));
  append(findings, check_disk(config));
  append(
      findings,
      {check_wakeup(doctor::measure_wakeup(
          {.seconds = options.seconds, .priority = config.realtime_priority, .cpu = config.cpu}))});
  return findings;
}

int run(const DoctorOptions& options) {
  const doctor::Findings findings = examine(options);
  if (options.json) {
    std::cout << boost::json::serialize(doctor_json(findings)) << '\n';
  } else {
    std::cout << doctor_table(findings,
                              wants_colours(::isatty(STDOUT_FILENO) == 1, std::getenv("NO_COLOR")));
  }
  return worst(findings) == doctor::Verdict::red ? kRefused : kDone;
}

}  // namespace

void add_doctor(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "doctor", "Is this board fit for the chair? Green, amber and red, each with its cure");
  auto options = std::make_shared<DoctorOptions>();
  command->add_option("--config", options->config, "kneadd.toml")->capture_default_str();
  command->add_option("--chair", options->chair, "linux: every device of the board's file too")
      ->capture_default_str()
      ->check(CLI::IsMember({"linux", "sim"}));
  command->add_option("--seconds", options->seconds, "How long wake-ups are measured")
      ->capture_default_str()
      ->check(CLI::Range(0.0, kMostSeconds));
  command
      ->add_option("--root", options->root, "Where /proc, /sys, /dev and /etc are: a mounted image")
      ->capture_default_str()
      ->check(CLI::ExistingDirectory);
  command->add_flag("--json", options->json, "One JSON document instead of a table");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace knead::ctl
