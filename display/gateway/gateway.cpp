#include "display/gateway/gateway.hpp"

#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <csignal>
#include <deque>
#include <utility>

#include "display/gateway/listener.hpp"
#include "display/gateway/site.hpp"

namespace knead::display {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto kGoodbyesWithin = std::chrono::milliseconds(500);

Result<void> load(const TlsFiles& files, asio::ssl::context& context) {
  error_code error;
  context.use_certificate_chain_file(files.certificate.string(), error);
  if (error) {
    return failure(ErrorCode::io, files.certificate.string(),
                   "is no certificate chain in PEM that can be read (" + error.message() + ")");
  }
  context.use_private_key_file(files.key.string(), asio::ssl::context::pem, error);
  if (error) {
    return failure(ErrorCode::io, files.key.string(),
                   "is no private key in PEM that fits the certificate (" + error.message() + ")");
  }
  return {};
}

struct OpenDoor {
  asio::ip::tcp::acceptor acceptor;
  bool encrypted;
};

Result<std::deque<OpenDoor>> open_doors(asio::io_context& io, const GatewaySettings& settings) {
  std::deque<OpenDoor> doors;
  for (const std::string& text : settings.listen) {
    const auto endpoint = parse_endpoint(text);
    if (!endpoint) {
      return tl::unexpected(endpoint.error());
    }
    const bool loopback = endpoint->address().is_loopback();
    if (!loopback && !settings.tls) {
      return failure(ErrorCode::refused, "--listen " + text,
                     "can be reached by others, and what they say could be read on the way: give "
                     "--tls-cert and --tls-key (docs/display.md), or listen on 127.0.0.1");
    }
    auto acceptor = Listener::listen(io, *endpoint);
    if (!acceptor) {
      return tl::unexpected(acceptor.error());
    }
    spdlog::info("listening address={}://{}", loopback ? "http" : "https", text);
    doors.push_back({.acceptor = std::move(*acceptor), .encrypted = !loopback});
  }
  return doors;
}

}  // namespace

Result<void> run_gateway(const GatewaySettings& settings, KeyFolder key_folder) {
  const auto page = PageFiles::load(settings.page);
  if (!page) {
    return tl::unexpected(page.error());
  }
  asio::io_context io(1);
  asio::ssl::context tls(asio::ssl::context::tls_server);
  tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                  asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
  if (settings.tls) {
    if (auto loaded = load(*settings.tls, tls); !loaded) {
      return loaded;
    }
  }
  auto doors = open_doors(io, settings);
  if (!doors) {
    return tl::unexpected(doors.error());
  }
  const Hosts hosts(settings.hosts);
  Keys keys(std::move(key_folder), settings.local_role);
  Door door;
  Hub hub(io, settings.socket, keys);
  const auto site = std::make_shared<Site>(Site{.page = *page,
                                                .hosts = hosts,
                                                .keys = keys,
                                                .hub = hub,
                                                .door = door,
                                                .tls = tls,
                                                .program_version = settings.program_version});
  std::deque<Listener> listeners;
  for (OpenDoor& open : *doors) {
    listeners.emplace_back(std::move(open.acceptor), site, open.encrypted).start();
  }
  hub.start();
  ::sd_notify(0, "READY=1");

  asio::signal_set signals(io, SIGTERM, SIGINT);
  asio::steady_timer last_words(io);
  signals.async_wait([&](const error_code& error, int) {
    if (error) {
      return;
    }
    spdlog::info("ending");
    ::sd_notify(0, "STOPPING=1");
    for (Listener& listener : listeners) {
      listener.close();
    }
    hub.close();
    last_words.expires_after(kGoodbyesWithin);
    last_words.async_wait([&](const error_code&) { io.stop(); });
  });
  io.run();
  return {};
}

}  // namespace knead::display
