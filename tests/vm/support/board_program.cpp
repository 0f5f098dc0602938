#include "tests/vm/support/board_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/vm/support/board_file.hpp"

namespace knead::vm {

namespace {

namespace fs = std::filesystem;

/// The programs lie beside this one.
std::string beside(const std::string& program) {
  return fs::read_symlink("/proc/self/exe").parent_path() / program;
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::trunc) << text;
}

}  // namespace

BoardProgram::BoardProgram() : person_(board_, 1), grid_(now()), folder_("/run/tmp/program") {
  fs::create_directories(folder_);
  write_text(folder_ + "/log", "");
  write_text(folder_ + "/board.toml", board_file(board_.description()));
  const std::string config = KNEAD_SOURCE_DIR "/config/";
  // A guest has 128 MB; nothing here looks at recordings.
  write_text(folder_ + "/kneadd.toml",
             "schema_version = 1\nkind = \"daemon\"\nchair = \"" + config +
                 "chairs/reference.toml\"\nlinux = \"board.toml\"\nprogrammes = \"" + config +
                 "programmes\"\nrecorder_seconds = 0\n");
  ::setenv("KNEAD_HISTORY", (folder_ + "/history.db").c_str(), 1);
  // A real chair massages only whom it knows and who was asked today.
  if (run("kneadctl", {"user", "add", "Ada"}) != 0 ||
      run("kneadctl", {"intake", "Ada", "--config", folder_ + "/kneadd.toml", "--answers",
                       config + "answers/well.toml"}) != 0) {
    throw std::runtime_error("nobody can be massaged:\n" + log());
  }
  kneadd_ = start("kneadd", {"--chair", "linux", "--config", folder_ + "/kneadd.toml", "--socket",
                             folder_ + "/socket", "--recordings", folder_, "--allow-no-realtime"});
  if (!live_until([this] { return log().find("ready chair=linux") != std::string::npos; }, 10s)) {
    throw std::runtime_error("kneadd is not ready:\n" + log());
  }
}

BoardProgram::~BoardProgram() {
  kill(SIGTERM);
  // Whatever a test has pulled out stays out: nobody lives on.
  for (const TimePoint end = now() + 3s; !ended() && now() < end;) wait(kCyclePeriod);
  if (!ended()) {
    kill(SIGKILL);
    ::waitpid(kneadd_, nullptr, 0);
  }
  fs::remove_all(folder_);
}

pid_t BoardProgram::start(const std::string& program, std::vector<std::string> arguments) const {
  const std::string path = beside(program);
  std::vector<char*> words{const_cast<char*>(path.c_str())};
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, (folder_ + "/log").c_str(),
                                   O_WRONLY | O_APPEND, 0);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  pid_t pid = 0;
  const int error = ::posix_spawn(&pid, path.c_str(), &files, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::runtime_error("cannot start " + path);
  return pid;
}

void BoardProgram::step() {
  grid_ += kCyclePeriod;
  wait_until(grid_);
  person_.live(grid_);
}

void BoardProgram::live(Duration length) {
  for (const TimePoint end = grid_ + length; grid_ < end;) step();
}

bool BoardProgram::live_until(const std::function<bool()>& so, Duration limit) {
  for (const TimePoint end = grid_ + limit; !so() && grid_ < end;) step();
  return so();
}

int BoardProgram::run(const std::string& program, std::vector<std::string> arguments) {
  const pid_t pid = start(program, std::move(arguments));
  int status = 0;
  while (::waitpid(pid, &status, WNOHANG) == 0) step();
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int BoardProgram::kneadctl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--socket", folder_ + "/socket"});
  return run("kneadctl", std::move(arguments));
}

void BoardProgram::kill(int signal) {
  if (kneadd_ > 0) ::kill(kneadd_, signal);
}

bool BoardProgram::ended() {
  if (kneadd_ > 0 && ::waitpid(kneadd_, nullptr, WNOHANG) == kneadd_) kneadd_ = 0;
  return kneadd_ == 0;
}

std::string BoardProgram::log() const {
  std::stringstream text;
  text << std::ifstream(folder_ + "/log").rdbuf();
  return text.str();
}

}  // namespace knead::vm
