// knead-release: runs after kneadd has ended, however it ended (ExecStopPost= in kneadd.service).
// It says whether the chair has let go and why that is so, and tidies up after a crash.
//
// A real chair has let go before this program starts: the relay opens when heartbeat edges are more
// than 50 ms apart, and a dead kneadd gives none. What is left to do is to turn off what was still
// commanded, line by line and channel by channel, so that nothing moves when the relay closes
// again. The simulated chair lives inside kneadd and dies with it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "daemon/knead_release/letting_go.hpp"
#include "daemon/server/socket_file.hpp"

namespace {

enum class Chair { sim, linux };

/// How systemd says that the main process ended; empty when a person runs this by hand.
std::string how_it_ended() {
  std::string text;
  for (const char* name : {"SERVICE_RESULT", "EXIT_CODE", "EXIT_STATUS"}) {
    if (const char* value = std::getenv(name)) {
      text += std::string(text.empty() ? "" : " ") + name + "=" + value;
    }
  }
  return text.empty() ? "not started by systemd" : text;
}

/// Nobody may listen where kneadd listens: a living kneadd still gives heartbeat edges, and then
/// nothing is released. Listening there for a moment proves it and takes a dead one's file away.
knead::Result<bool> nobody_lives(const std::filesystem::path& socket) {
  std::error_code ignored;  // what cannot be looked at, listen() explains better
  if (!std::filesystem::exists(std::filesystem::symlink_status(socket, ignored))) {
    return false;
  }
  const auto place = knead::daemon::SocketFile::listen(socket);
  if (!place) {
    return tl::unexpected(place.error());
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"knead-release: after kneadd has ended, says whether the chair has let go"};
  std::filesystem::path socket = "/run/knead/kneadd.sock";
  Chair chair = Chair::sim;
  app.add_option("--socket", socket, "where kneadd listened")->capture_default_str();
  app.add_option("--chair", chair, "the chair that kneadd ran")
      ->required()
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Chair>{{"sim", Chair::sim}, {"linux", Chair::linux}}));
  std::filesystem::path wiring = "/etc/knead/linux/reference.toml";
  app.add_option("--wiring", wiring, "linux: the file that kneadd.toml calls `linux`")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const auto left_behind = nobody_lives(socket);
  if (!left_behind) {
    std::fprintf(stderr, "knead-release: NOT released: %s\n",
                 left_behind.error().message().c_str());
    return 1;
  }
  std::fprintf(stderr, "knead-release: kneadd has ended (%s)\n", how_it_ended().c_str());
  if (*left_behind) {
    std::fprintf(stderr, "knead-release: it crashed: removed its socket %s\n", socket.c_str());
  }
  return chair == Chair::sim ? knead::release::sim() : knead::release::linux_board(wiring);
}
