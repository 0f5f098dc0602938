#include "display/gateway/hosts.hpp"

#include <algorithm>

namespace knead::display {

namespace {

struct HostPort {
  std::string_view host;
  std::string_view port;  ///< empty: none was said
};

HostPort split(std::string_view authority) {
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket)) {
    return {authority, {}};
  }
  return {authority.substr(0, colon), authority.substr(colon + 1)};
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

bool right_port(std::string_view port, const Peer& peer) {
  return port.empty() ? peer.port == (peer.encrypted ? 443U : 80U)
                      : port == std::to_string(peer.port);
}

bool loopback_name(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

bool Hosts::local_name(std::string_view host) { return loopback_name(lower(split(host).host)); }

bool Hosts::is_extra(std::string_view host, const Peer& peer) const {
  const HostPort said = split(host);
  return std::ranges::any_of(extra_, [&](const std::string& extra) {
    return extra == host || (extra == said.host && right_port(said.port, peer));
  });
}

bool Hosts::ours(std::string_view unsafe_host, const Peer& peer) const {
  const std::string host = lower(unsafe_host);
  const HostPort said = split(host);
  // An address cannot be pointed elsewhere; a name can, so only known ones count.
  const bool own_address = said.host == peer.local || said.host == "[" + peer.local + "]";
  const bool local = peer.loopback && loopback_name(said.host);
  return is_extra(host, peer) || ((own_address || local) && right_port(said.port, peer));
}

bool Hosts::same_origin(std::string_view unsafe_origin, std::string_view host,
                        const Peer& peer) const {
  const std::string scheme = peer.encrypted ? "https://" : "http://";
  const std::string origin = lower(unsafe_origin);
  if (!origin.starts_with(scheme)) {
    return false;
  }
  const std::string_view page = std::string_view(origin).substr(scheme.size());
  return page == lower(host) || is_extra(page, peer);
}

}  // namespace knead::display
