#include "display/gateway/options.hpp"

#include <unistd.h>

#include <cstdlib>
#include <map>

#include "daemon/client/socket_path.hpp"

namespace knead::display {

namespace {

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// systemd's for this service, else one's own.
std::filesystem::path default_state() {
  if (const std::string service = environment("STATE_DIRECTORY"); !service.empty()) {
    return service;
  }
  if (const std::string own = environment("XDG_STATE_HOME"); !own.empty()) {
    return std::filesystem::path(own) / "knead-display";
  }
  return std::filesystem::path(environment("HOME")) / ".local/state/knead-display";
}

}  // namespace

Commands declare(CLI::App& app, Options& options) {
  static const std::map<std::string, Role> kLocal{{"none", Role::none},
                                                  {"viewer", Role::viewer},
                                                  {"person", Role::person},
                                                  {"technician", Role::technician}};
  static const std::map<std::string, Role> kPaired{
      {"viewer", Role::viewer}, {"person", Role::person}, {"technician", Role::technician}};
  options.socket = client::default_socket_path();
  options.state = default_state();
  app.add_option(
         "--listen", options.listen,
         "address and port; more than one may be given. Other than loopback needs --tls-cert")
      ->capture_default_str();
  app.add_option("--socket", options.socket, "where kneadd listens, as $KNEAD_SOCKET")
      ->capture_default_str();
  app.add_option("--page", options.page, "folder of the built page");
  app.add_option("--state", options.state, "private folder that remembers paired browsers")
      ->capture_default_str();
  auto* certificate = app.add_option("--tls-cert", options.tls_certificate,
                                     "certificate chain (PEM) for every address but loopback's");
  auto* key = app.add_option("--tls-key", options.tls_key, "its private key (PEM)");
  certificate->needs(key);
  key->needs(certificate);
  app.add_option("--host", options.hosts,
                 "a name besides localhost under which browsers know this machine: chair.local");
  app.add_option("--local-role", options.local_role,
                 "what a browser at this machine may do without being paired")
      ->transform(CLI::CheckedTransformer(kLocal));
  Commands commands;
  commands.pair = app.add_subcommand("pair", "shows a code with which one browser is paired");
  commands.pair->add_option("--role", options.pair_role, "what it may do (default: viewer)")
      ->transform(CLI::CheckedTransformer(kPaired));
  auto* tokens = app.add_subcommand("tokens", "the browsers that are paired");
  tokens->require_subcommand(1);
  commands.list = tokens->add_subcommand("list", "one a line: id, role, day, name");
  commands.revoke = tokens->add_subcommand("revoke", "takes a browser's role away, at once");
  commands.revoke->add_option("id", options.revoke, "its id, as `tokens list` shows it")
      ->required();
  app.footer("exit codes: 0 done, 1 cannot be done, 2 bad usage");
  return commands;
}

}  // namespace knead::display
