// One TCP connection of a browser: requests for files, until one asks for a WebSocket and the rest
// is a conversation. Keeps itself alive while something is under way. Whoever says nothing, too
// much or nonsense is closed; nobody else notices. Thread: the io_context's.
#pragma once

#include <boost/asio/ip/tcp.hpp>

#include <memory>

#include "display/gateway/site.hpp"

namespace knead::display {

/// Begins the conversation. The door has let `peer` in; the connection tells it when it goes.
/// The site is there while the io_context runs; a connection that is left over tells nobody.
void serve(boost::asio::ip::tcp::socket socket, const Peer& peer,
           const std::shared_ptr<Site>& site);

}  // namespace knead::display
