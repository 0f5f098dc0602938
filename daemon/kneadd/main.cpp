// kneadd: reads the chair's senses, decides, and moves it, 1000 times a second.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "daemon/history/usual_file.hpp"
#include "daemon/kneadd/chairs.hpp"
#include "daemon/kneadd/daemon.hpp"
#include "daemon/kneadd/options.hpp"
#include "daemon/kneadd/setup.hpp"

namespace {

constexpr int kBadUsage = 2;

/// journald has its own clock and level marks.
void set_up_log() {
  spdlog::set_pattern(::isatty(STDOUT_FILENO) == 1 ? "%H:%M:%S.%e %^%-7l%$ %v" : "%-7l %v");
  spdlog::flush_on(spdlog::level::info);
}

int refuse(const knead::config::Errors& errors) {
  for (const knead::Error& error : errors) {
    spdlog::error("{}", error.message());
  }
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace knead::daemon;
  set_up_log();

  CLI::App app{"kneadd: the massage chair's controller"};
  app.set_version_flag("--version", KNEAD_VERSION);
  Options options;
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kBadUsage;
  }

  const auto setup = load_setup(options.config, options.recording);
  if (!setup) {
    return refuse(setup.error());
  }
  auto chair = make_chair(options, *setup);
  if (!chair) {
    return refuse(chair.error());
  }
  std::optional<knead::history::Database> history;
  if (options.chair != ChairKind::replay) {
    const auto file = options.history.value_or(options.own_history ? knead::history::usual_file()
                                                                   : setup->config.history);
    auto opened = knead::history::Database::open(file);
    if (!opened) {
      return refuse({opened.error()});
    }
    history = std::move(*opened);
  }
  auto socket = SocketFile::listen(options.socket.value_or(setup->config.socket));
  if (!socket) {
    return refuse({socket.error()});
  }
  spdlog::info("listening socket={}", socket->path().string());
  // On the heap: frames, rings and snapshots together are larger than a page or two of stack.
  const auto daemon = std::make_unique<Daemon>(options, *setup, std::move(*chair),
                                               std::move(history), std::move(*socket));
  return daemon->run();
}
