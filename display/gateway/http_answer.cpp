#include "display/gateway/http_answer.hpp"

#include <algorithm>
#include <utility>

namespace knead::display {

namespace {

/// Everything comes from here, nothing runs that is not a file of the page, nobody frames it.
constexpr std::string_view kSecurity =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), usb=(), serial=(), "
    "bluetooth=(), payment=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

std::string_view phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 421:
      return "Misdirected Request";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return "Error";
  }
}

std::string begin(int status, bool encrypted) {
  std::string head = "HTTP/1.1 " + std::to_string(status) + " ";
  head += phrase(status);
  head += "\r\nServer: knead-display\r\n";
  head += kSecurity;
  if (encrypted) {
    head += "Strict-Transport-Security: max-age=31536000\r\n";
  }
  return head;
}

/// Is `word` in a header's list, and not with a quality of 0?
bool lists(std::string_view header, std::string_view word) {
  while (!header.empty()) {
    const std::string_view item = header.substr(0, header.find(','));
    header.remove_prefix(std::min(item.size() + 1, header.size()));
    const std::size_t begins = item.find_first_not_of(' ');
    if (begins == std::string_view::npos) {
      continue;
    }
    const std::string_view trimmed = item.substr(begins);
    const std::string_view token = trimmed.substr(0, trimmed.find_first_of("; "));
    const bool never =
        trimmed.find("q=0") != std::string_view::npos &&
        trimmed.find_first_of("123456789", trimmed.find("q=0")) == std::string_view::npos;
    if (token == word && !never) {
      return true;
    }
  }
  return false;
}

struct Chosen {
  std::shared_ptr<const std::string> bytes;
  std::string_view coding;  ///< empty: as they are
};

Chosen choose(const PageFile& file, std::string_view accepted) {
  if (file.brotli && lists(accepted, "br")) {
    return {file.brotli, "br"};
  }
  if (file.gzip && lists(accepted, "gzip")) {
    return {file.gzip, "gzip"};
  }
  return {file.plain, {}};
}

HttpAnswer file_answer(const PageFile& file, const HttpAsked& asked, bool encrypted) {
  const Chosen chosen = choose(file, asked.accept_encoding);
  const bool known =
      lists(asked.if_none_match, file.etag) || lists(asked.if_none_match, "W/" + file.etag);
  HttpAnswer answer;
  answer.head = begin(known ? 304 : 200, encrypted);
  answer.head += file.immutable ? "Cache-Control: public, max-age=31536000, immutable\r\n"
                                : "Cache-Control: no-cache\r\n";
  // Weak: the same etag stands for the file in every coding.
  answer.head += "ETag: W/" + file.etag + "\r\nVary: Accept-Encoding\r\n";
  if (!known) {
    answer.head += "Content-Type: " + std::string(file.media_type) + "\r\n";
    answer.head += "Content-Length: " + std::to_string(chosen.bytes->size()) + "\r\n";
    if (!chosen.coding.empty()) {
      answer.head += "Content-Encoding: " + std::string(chosen.coding) + "\r\n";
    }
    answer.body = asked.method == "HEAD" ? nullptr : chosen.bytes;
  }
  answer.head += "\r\n";
  return answer;
}

HttpAnswer websocket_answer(const HttpAsked& asked, const Peer& peer, const Hosts& hosts) {
  if (!asked.upgrade) {
    return refusal(426, "here is a WebSocket; open / in a browser", peer.encrypted);
  }
  if (!hosts.same_origin(asked.origin, asked.host, peer)) {
    return refusal(403, "this page is of another origin and may not reach the chair",
                   peer.encrypted);
  }
  if (!lists(asked.subprotocols, kSubprotocol)) {
    return refusal(400, "the subprotocol knead.v1 must be asked for", peer.encrypted);
  }
  HttpAnswer answer;
  answer.upgrade = true;
  return answer;
}

}  // namespace

HttpAnswer refusal(int status, std::string_view text, bool encrypted) {
  HttpAnswer answer;
  auto body = std::make_shared<const std::string>("knead-display: " + std::string(text) + "\n");
  answer.close = true;
  answer.head = begin(status, encrypted) +
                "Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n" +
                (status == 405 ? "Allow: GET, HEAD\r\n" : "") +
                (status == 426 ? "Upgrade: websocket\r\n" : "") +
                "Connection: close\r\nContent-Length: " + std::to_string(body->size()) + "\r\n\r\n";
  answer.body = std::move(body);
  return answer;
}

HttpAnswer answer(const HttpAsked& unsafe_asked, const Peer& peer, const Hosts& hosts,
                  const PageFiles& page) {
  if (!hosts.ours(unsafe_asked.host, peer)) {
    return refusal(421,
                   "this name is not known here; use the address, or start knead-display with "
                   "--host NAME",
                   peer.encrypted);
  }
  if (unsafe_asked.method != "GET" && unsafe_asked.method != "HEAD") {
    return refusal(405, "only GET and HEAD", peer.encrypted);
  }
  if (unsafe_asked.target == "/ws") {
    return websocket_answer(unsafe_asked, peer, hosts);
  }
  if (const PageFile* file = page.find(unsafe_asked.target)) {
    return file_answer(*file, unsafe_asked, peer.encrypted);
  }
  HttpAnswer missing = refusal(404, "there is no such file; open /", peer.encrypted);
  if (unsafe_asked.method == "HEAD") {
    missing.body = nullptr;
  }
  return missing;
}

}  // namespace knead::display
