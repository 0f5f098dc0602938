// knead-display: between browsers and kneadd. It shows, asks and pairs; it decides nothing about
// the chair.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <ctime>
#include <iostream>

#include "display/gateway/gateway.hpp"
#include "display/gateway/options.hpp"

namespace {

using namespace knead::display;

constexpr int kBadUsage = 2;

/// journald has its own clock and level marks.
void set_up_log() {
  spdlog::set_pattern(::isatty(STDOUT_FILENO) == 1 ? "%H:%M:%S.%e %^%-7l%$ %v" : "%-7l %v");
  spdlog::flush_on(spdlog::level::info);
}

knead::Result<void> pair(KeyFolder& keys, Role role) {
  return keys.invite(role, std::time(nullptr)).map([](const PairingCode& code) {
    std::cout << "Type this code into the browser within 5 minutes; it becomes a "
              << name(code.role) << ":\n\n    " << code.digits.substr(0, 4) << ' '
              << code.digits.substr(4) << "\n\n";
  });
}

knead::Result<void> list(const KeyFolder& keys) {
  return keys.browsers().map([](const std::vector<PairedBrowser>& browsers) {
    for (const PairedBrowser& browser : browsers) {
      const std::time_t since = browser.since_s;
      std::tm day{};
      ::localtime_r(&since, &day);
      std::array<char, 16> text{};
      std::strftime(text.data(), text.size(), "%Y-%m-%d", &day);
      std::cout << browser.id << "  " << name(browser.role) << "  " << text.data() << "  "
                << browser.name << '\n';
    }
  });
}

knead::Result<void> serve(const Options& options, KeyFolder keys) {
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
  return run_gateway(settings, std::move(keys));
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
  auto keys = KeyFolder::open(options.state);
  const auto done = keys.and_then([&](KeyFolder& folder) -> knead::Result<void> {
    if (commands.pair->parsed()) return pair(folder, options.pair_role);
    if (commands.list->parsed()) return list(folder);
    if (commands.revoke->parsed()) return folder.revoke(options.revoke);
    return serve(options, folder);
  });
  if (!done) {
    spdlog::error("{}", done.error().message());
    return 1;
  }
  return 0;
}
