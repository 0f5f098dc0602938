// A TCP connection that may be encrypted, decided at run time: one type, so that HTTP and WebSocket
// are compiled once. Thread: the gateway's.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/rate_policy.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <utility>

namespace knead::display {

class MaybeTls {
 public:
  /// Its reading can be slowed down.
  using next_layer_type =
      boost::beast::basic_stream<boost::asio::ip::tcp, boost::asio::any_io_executor,
                                 boost::beast::simple_rate_policy>;
  using executor_type = next_layer_type::executor_type;

  MaybeTls(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& context, bool encrypted)
      : tls_(next_layer_type(std::move(socket)), context), encrypted_(encrypted) {}

  [[nodiscard]] executor_type get_executor() noexcept { return tls_.get_executor(); }
  [[nodiscard]] next_layer_type& next_layer() noexcept { return tls_.next_layer(); }
  [[nodiscard]] const next_layer_type& next_layer() const noexcept { return tls_.next_layer(); }
  [[nodiscard]] bool encrypted() const { return encrypted_; }

  template <class Handler>
  void async_handshake(Handler&& handler) {
    tls_.async_handshake(boost::asio::ssl::stream_base::server, std::forward<Handler>(handler));
  }

  template <class Buffers, class Handler>
  auto async_read_some(const Buffers& buffers, Handler&& handler) {
    return encrypted_ ? tls_.async_read_some(buffers, std::forward<Handler>(handler))
                      : next_layer().async_read_some(buffers, std::forward<Handler>(handler));
  }

  template <class Buffers, class Handler>
  auto async_write_some(const Buffers& buffers, Handler&& handler) {
    return encrypted_ ? tls_.async_write_some(buffers, std::forward<Handler>(handler))
                      : next_layer().async_write_some(buffers, std::forward<Handler>(handler));
  }

  /// How a WebSocket ends what carries it; Beast finds it by its name.
  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, MaybeTls& stream, Handler&& handler) {
    using boost::beast::async_teardown;
    using boost::beast::websocket::async_teardown;
    if (stream.encrypted_) {
      async_teardown(role, stream.tls_, std::forward<Handler>(handler));
    } else {
      async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
    }
  }

 private:
  /// Not Beast's own: with Boost 1.81 that one took a write of a short buffer and one of more than
  /// 16 KiB for done after the first, so that no file of that size reached a browser (2026-11-23).
  boost::asio::ssl::stream<next_layer_type> tls_;
  bool encrypted_;
};

}  // namespace knead::display
