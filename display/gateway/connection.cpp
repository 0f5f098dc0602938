#include "display/gateway/connection.hpp"

#include <netinet/tcp.h>

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <ctime>
#include <memory>
#include <optional>
#include <utility>

#include "daemon/clock/monotonic.hpp"
#include "display/gateway/http_answer.hpp"
#include "display/gateway/maybe_tls.hpp"
#include "display/gateway/visit.hpp"

namespace knead::display {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using beast::error_code;
using daemon::monotonic_now;

constexpr std::uint32_t kMaxHeader = 8 * 1024;
/// For a handshake, for a whole request, for reading an answer: slow phones manage, slow harm ends.
constexpr auto kRequestWithin = std::chrono::seconds(10);
constexpr auto kPartWithin = std::chrono::seconds(1);
/// A browser that has gone without a word (out of reach, asleep) is noticed after this.
constexpr auto kSilentFor = std::chrono::seconds(20);
constexpr Duration kUnreadFor = 10s;
constexpr unsigned kUnsentMs = 10'000;
/// A page asks some 4 KiB a second at most, and 15 KiB of requests while it opens. More is not
/// read, so that frames without end and without content cannot take the gateway from the others
/// (assumed).
constexpr std::size_t kReadPerSecond = 32 * 1024;
/// What may wait unsent in the kernel: about one snapshot, so that the newest is never far behind.
constexpr int kUnsentBytes = 4 * 1024;

Now now() {
  return {.at = monotonic_now(), .unix_s = static_cast<std::int64_t>(std::time(nullptr))};
}

std::string_view text(beast::string_view view) { return {view.data(), view.size()}; }

/// A socket that does not take an option works all the same, only less well.
void tune(asio::ip::tcp::socket& socket) {
  error_code ignored;
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  const int descriptor = socket.native_handle();
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnsentMs, sizeof(kUnsentMs));
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kUnsentBytes, sizeof(kUnsentBytes));
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(asio::ip::tcp::socket socket, const Peer& peer, const std::shared_ptr<Site>& site)
      : stream_(std::in_place, std::move(socket), site->tls, peer.encrypted),
        peer_(peer),
        site_(*site),
        site_is_there_(site) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  ~Connection() {
    if (site_is_there_.expired()) {
      return;
    }
    if (visit_) {
      site_.hub.leave(*visit_);
    }
    site_.door.leave(peer_.address, monotonic_now());
  }

  void start() {
    stream_->next_layer().rate_policy().read_limit(kReadPerSecond);
    stream_->next_layer().expires_after(kRequestWithin);
    if (!stream_->encrypted()) {
      return read_request();
    }
    stream_->async_handshake([self = shared_from_this()](const error_code& error) {
      if (!error) {
        self->read_request();
      }
    });
  }

 private:
  using Parser = http::request_parser<http::empty_body>;

  void read_request() {
    parser_.emplace();
    parser_->header_limit(kMaxHeader);
    stream_->next_layer().expires_after(kRequestWithin);
    http::async_read(*stream_, buffer_, *parser_,
                     [self = shared_from_this()](const error_code& error, std::size_t) {
                       self->take_request(error);
                     });
  }

  void take_request(const error_code& error) {
    if (error == http::error::header_limit) {
      return write(refusal(431, "the request's header has more than 8 KiB", peer_.encrypted));
    }
    if (error == http::error::end_of_stream || error == beast::error::timeout) {
      return;  // nothing was asked, or not in time
    }
    if (error) {
      return write(refusal(400, "this is no request that is understood here", peer_.encrypted));
    }
    if (!site_.door.may_request(peer_.address, monotonic_now())) {
      return write(
          refusal(429, "too many requests from this address; wait a second", peer_.encrypted));
    }
    const auto& request = parser_->get();
    // A header that is said twice could mean one thing here and another elsewhere.
    if (request.count(http::field::host) > 1 || request.count(http::field::origin) > 1) {
      return write(refusal(400, "a header is there twice", peer_.encrypted));
    }
    HttpAnswer reply = answer({.method = text(request.method_string()),
                               .target = text(request.target()),
                               .host = text(request[http::field::host]),
                               .origin = text(request[http::field::origin]),
                               .accept_encoding = text(request[http::field::accept_encoding]),
                               .if_none_match = text(request[http::field::if_none_match]),
                               .subprotocols = text(request[http::field::sec_websocket_protocol]),
                               .upgrade = websocket::is_upgrade(request)},
                              peer_, site_.hosts, site_.page);
    if (reply.upgrade && buffer_.size() > 0) {
      // It would be taken for the first message, past every limit of a message.
      return write(
          refusal(400, "a WebSocket's first frame comes after the answer", peer_.encrypted));
    }
    if (reply.upgrade) {
      return accept_websocket();
    }
    reply.close = reply.close || !request.keep_alive();
    write(std::move(reply));
  }

  void write(HttpAnswer reply) {
    reply_ = std::move(reply);
    stream_->next_layer().expires_after(kRequestWithin);
    const std::array<asio::const_buffer, 2> bytes{
        asio::buffer(reply_.head), reply_.body ? asio::buffer(*reply_.body) : asio::const_buffer()};
    asio::async_write(*stream_, bytes,
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                        if (!error) {
                          return self->reply_.close ? self->part() : self->read_request();
                        }
                      });
  }

  /// Ends after an answer. Closing while something unread has come would take the answer back on
  /// its way, so what still comes is thrown away for a moment.
  void part() {
    error_code ignored;  // the other side may have gone first
    stream_->next_layer().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    stream_->next_layer().expires_after(kPartWithin);
    throw_away();
  }

  void throw_away() {
    buffer_.clear();
    stream_->next_layer().async_read_some(
        buffer_.prepare(kMaxHeader),
        [self = shared_from_this()](const error_code& error, std::size_t) {
          return error ? void() : self->throw_away();
        });
  }

  void accept_websocket() {
    const bool at_this_machine =
        peer_.loopback && Hosts::local_name(text(parser_->get()[http::field::host]));
    stream_->next_layer().expires_never();  // the WebSocket keeps time itself
    socket_.emplace(std::move(*stream_));
    stream_.reset();
    websocket::stream_base::timeout patience{};
    patience.handshake_timeout = kRequestWithin;
    patience.idle_timeout = kSilentFor;
    patience.keep_alive_pings = true;
    socket_->set_option(patience);
    socket_->set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
      response.set(http::field::sec_websocket_protocol, kSubprotocol);
      response.set(http::field::server, "knead-display");
    }));
    socket_->read_message_max(kMaxBrowserMessage);
    socket_->binary(true);
    socket_->auto_fragment(false);  // a message is a frame (display.proto)
    socket_->control_callback([this](websocket::frame_type, beast::string_view) {
      visit_->took_control_frame(monotonic_now());
    });
    visit_.emplace(site_.hub.next_id(), site_.hub, site_.keys, peer_, at_this_machine,
                   site_.program_version, monotonic_now());
    socket_->async_accept(parser_->get(), [self = shared_from_this()](const error_code& error) {
      if (!error) {
        self->site_.hub.join(*self->visit_,
                             [connection = self.get()] { connection->write_more(); });
        self->read_message();
      }
    });
  }

  void read_message() {
    socket_->async_read(buffer_, [self = shared_from_this()](const error_code& error, std::size_t) {
      if (error) {
        return self->end();
      }
      self->take_message();
      if (!self->visit_->leaving()) {
        self->read_message();
      }
    });
  }

  void take_message() {
    if (socket_->got_text()) {
      visit_->send_away(v1::GOODBYE_REASON_MALFORMED, "messages are binary here");
    } else {
      const asio::const_buffer bytes = buffer_.data();
      visit_->take({static_cast<const char*>(bytes.data()), bytes.size()}, now());
    }
    buffer_.consume(buffer_.size());
    write_more();
  }

  /// Called whenever there may be mail. Never ends the connection itself: the hub may be in the
  /// middle of telling everybody.
  void write_more() {
    if (ended_) {
      return;
    }
    if (writing_) {
      if (monotonic_now() - writing_since_ > kUnreadFor) {
        end();
      }
      return;
    }
    writing_ = visit_->mailbox().next();
    if (!writing_) {
      return visit_->leaving() ? say_closed() : void();
    }
    writing_since_ = monotonic_now();
    socket_->async_write(asio::buffer(*writing_),
                         [self = shared_from_this()](const error_code& error, std::size_t) {
                           self->writing_.reset();
                           return error ? self->end() : self->write_more();
                         });
  }

  void say_closed() {
    ended_ = true;
    socket_->async_close(websocket::close_code::policy_error,
                         [self = shared_from_this()](const error_code&) { self->end(); });
  }

  /// What is under way ends with an error, and with the last of it this goes.
  void end() {
    ended_ = true;
    beast::get_lowest_layer(*socket_).close();
  }

  std::optional<MaybeTls> stream_;  ///< until it becomes socket_
  std::optional<websocket::stream<MaybeTls>> socket_;
  Peer peer_;
  Site& site_;
  std::weak_ptr<Site> site_is_there_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  HttpAnswer reply_;
  std::optional<Visit> visit_;
  Frame writing_;
  TimePoint writing_since_{};
  bool ended_ = false;
};

}  // namespace

void serve(asio::ip::tcp::socket socket, const Peer& peer, const std::shared_ptr<Site>& site) {
  tune(socket);
  std::make_shared<Connection>(std::move(socket), peer, site)->start();
}

}  // namespace knead::display
