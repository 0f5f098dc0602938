// Listens on one address and lets browsers in, as far as the door allows. Thread: the io_context's.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <string>

#include "control/types/result.hpp"
#include "display/gateway/site.hpp"

namespace knead::display {

/// "127.0.0.1:8080", "[::1]:8080". Errors: syntax.
[[nodiscard]] Result<boost::asio::ip::tcp::endpoint> parse_endpoint(const std::string& text);

/// Whose allowance a connection draws on: an IPv6 network gives its members 2^64 addresses each, so
/// there the network counts.
[[nodiscard]] std::string counted_as(const boost::asio::ip::address& address);

class Listener {
 public:
  /// Errors: io with the address and the cure.
  [[nodiscard]] static Result<boost::asio::ip::tcp::acceptor> listen(
      boost::asio::io_context& io, const boost::asio::ip::tcp::endpoint& endpoint);

  Listener(boost::asio::ip::tcp::acceptor acceptor, std::shared_ptr<Site> site, bool encrypted);

  void start();
  void close();

 private:
  void welcome(boost::asio::ip::tcp::socket socket);

  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer again_;
  std::shared_ptr<Site> site_;
  bool encrypted_;
};

}  // namespace knead::display
