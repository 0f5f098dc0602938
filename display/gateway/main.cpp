// knead-display: between browsers and kneadd. It shows, asks and pairs; it decides nothing about
// the chair.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <iostream>

#include "display/gateway/gateway.hpp"
#include "display/gateway/options.hpp"
#include "display/gateway/pairing_commands.hpp"

namespace {

using namespace knead::display;

constexpr int kBadUsage = 2;

/// journald has its own clock and level marks.
void set_up_log() {
  spdlog::set_pattern(::isatty(STDOUT_FILENO) == 1 ? "%H:%M:%S.%e %^%-7l%$ %v" : "%-7l %v");
  spdlog::flush_on(spdlog::level::info);
}

knead::Result<void> serve(const Options& options, const KeyFolder& keys) {
  GatewaySettings settings{.listen = options.listen,
                           .socket = options.socket,
                           .page = options.page,
                           .tls = std::nullopt,
                           .hosts = options.hosts,
                           .local_role = options.local_role,
                           .program_version = KNEAD_VERSION};
  if (!options.tls_certificate.empty()) {
    settings.tls = TlsFiles{.certificate = options.tls_certificate, .key = options.tls_key};
  }
  return run_gateway(settings, keys);
}

}  // namespace

int main(int argc, char** argv) {
  set_up_log();
  CLI::App app{"knead-display: shows the chair to browsers and takes their requests to kneadd"};
  app.set_version_flag("--version", KNEAD_VERSION);
  Options options;
  const Commands commands = declare(app, options);
  try {
    app.parse(argc, argv);
    if (app.get_subcommands().empty() && options.page.empty()) {
      throw CLI::RequiredError("--page: the folder of the built page");
    }
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kBadUsage;
  }
  const auto done =
      KeyFolder::open(options.state).and_then([&](KeyFolder keys) -> knead::Result<void> {
        if (commands.pair->parsed()) return show_code(keys, options.pair_role, std::cout);
        if (commands.list->parsed()) return list_browsers(keys, std::cout);
        if (commands.revoke->parsed()) return keys.revoke(options.revoke);
        return serve(options, keys);
      });
  if (!done) {
    spdlog::error("{}", done.error().message());
    return 1;
  }
  return 0;
}
