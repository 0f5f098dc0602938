// What is answered to an HTTP request, as plain data: the connection moves the bytes. GET and HEAD
// of the page's files, and the way to the WebSocket; nothing else. Pure.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "display/gateway/hosts.hpp"
#include "display/gateway/page_files.hpp"

namespace knead::display {

inline constexpr std::string_view kSubprotocol = "knead.v1";

/// The lines of a request that matter; all of it is the browser's word.
struct HttpAsked {
  std::string_view method{};
  std::string_view target{};
  std::string_view host{};
  std::string_view origin{};
  std::string_view accept_encoding{};
  std::string_view if_none_match{};
  std::string_view subprotocols{};
  bool upgrade = false;  ///< it asks for a WebSocket, well formed
};

struct HttpAnswer {
  /// The connection becomes a WebSocket; nothing below is set.
  bool upgrade = false;
  bool close = false;  ///< after this answer
  std::string head;    ///< status line and headers, to the empty line
  std::shared_ptr<const std::string> body;
};

[[nodiscard]] HttpAnswer answer(const HttpAsked& unsafe_asked, const Peer& peer, const Hosts& hosts,
                                const PageFiles& page);

/// An answer without a file: an error, in words.
[[nodiscard]] HttpAnswer refusal(int status, std::string_view text, bool encrypted);

}  // namespace knead::display
