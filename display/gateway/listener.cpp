#include "display/gateway/listener.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "daemon/clock/monotonic.hpp"
#include "display/gateway/connection.hpp"

namespace knead::display {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// Out of descriptors, most likely: some will be free again.
constexpr auto kAcceptAgain = std::chrono::milliseconds(200);

/// An IPv4 address that came through an IPv6 socket is the same address.
asio::ip::address plain(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return address;
}

}  // namespace

std::string counted_as(const asio::ip::address& address) {
  if (!address.is_v6() || address.is_loopback()) {
    return address.to_string();
  }
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + bytes.size() / 2, bytes.end(), 0);
  return asio::ip::make_address_v6(bytes).to_string() + "/64";
}

Result<tcp::endpoint> parse_endpoint(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  std::string host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  error_code error;
  const asio::ip::address address = asio::ip::make_address(host, error);
  unsigned port = 0;
  const char* const end = text.data() + text.size();
  const bool number =
      colon != std::string::npos && std::from_chars(text.data() + colon + 1, end, port).ptr == end;
  if (error || !number || port == 0 || port > 65535) {
    return failure(ErrorCode::syntax, "--listen " + text,
                   "is no address and port, such as 127.0.0.1:8080 or [::1]:8080");
  }
  return tcp::endpoint(address, static_cast<asio::ip::port_type>(port));
}

Result<tcp::acceptor> Listener::listen(asio::io_context& io, const tcp::endpoint& endpoint) {
  error_code error;
  tcp::acceptor acceptor(io);
  acceptor.open(endpoint.protocol(), error);
  if (!error) {
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  }
  if (!error) {
    acceptor.bind(endpoint, error);
  }
  if (!error) {
    acceptor.listen(asio::socket_base::max_listen_connections, error);
  }
  if (error) {
    return failure(
        ErrorCode::io,
        "--listen " + endpoint.address().to_string() + ":" + std::to_string(endpoint.port()),
        "cannot be listened on (" + error.message() + "); end what uses it, or choose another");
  }
  return acceptor;
}

Listener::Listener(tcp::acceptor acceptor, std::shared_ptr<Site> site, bool encrypted)
    : acceptor_(std::move(acceptor)),
      again_(acceptor_.get_executor()),
      site_(std::move(site)),
      encrypted_(encrypted) {}

void Listener::start() {
  acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
    if (error == asio::error::operation_aborted) {
      return;
    }
    if (!error) {
      welcome(std::move(socket));
      return start();
    }
    spdlog::warn("no connection can be accepted: {}", error.message());
    again_.expires_after(kAcceptAgain);
    again_.async_wait([this](const error_code& ended) { return ended ? void() : start(); });
  });
}

void Listener::close() {
  error_code ignored;  // closing twice is no harm
  acceptor_.close(ignored);
  again_.cancel();
}

void Listener::welcome(tcp::socket socket) {
  error_code gone;
  const tcp::endpoint theirs = socket.remote_endpoint(gone);
  const tcp::endpoint ours = gone ? tcp::endpoint() : socket.local_endpoint(gone);
  if (gone) {
    return;
  }
  const asio::ip::address address = plain(theirs.address());
  const Peer peer{.address = counted_as(address),
                  .local = plain(ours.address()).to_string(),
                  .port = ours.port(),
                  .loopback = address.is_loopback(),
                  .encrypted = encrypted_};
  if (site_->door.enter(peer.address, peer.loopback, daemon::monotonic_now())) {
    serve(std::move(socket), peer, site_);
  }
}

}  // namespace knead::display
