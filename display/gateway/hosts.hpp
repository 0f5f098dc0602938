// Which names this gateway answers to, and from which pages it takes a WebSocket. A page of
// somebody else, open in the same browser, must not reach the chair: not by its own origin, and not
// by a name that its owner points at this machine (DNS rebinding). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace knead::display {

/// How a connection came.
struct Peer {
  std::string address;  ///< of the other side, without port; of IPv6 its network (counted_as)
  std::string local;    ///< the address it was accepted at, without port
  unsigned port = 0;    ///< on which it was accepted
  bool loopback = false;
  bool encrypted = false;
};

class Hosts {
 public:
  /// Names besides localhost and the address itself: "chair.local", or with a port of its own.
  explicit Hosts(std::vector<std::string> extra = {}) : extra_(std::move(extra)) {}

  /// Is `unsafe_host`, the Host header, a name of this gateway on this connection?
  [[nodiscard]] bool ours(std::string_view unsafe_host, const Peer& peer) const;
  /// Does `unsafe_origin` say that the asking page came from here? `host` is ours.
  [[nodiscard]] bool same_origin(std::string_view unsafe_origin, std::string_view host,
                                 const Peer& peer) const;
  /// localhost or a loopback address: who says so sits at this machine, unless a proxy does.
  [[nodiscard]] static bool local_name(std::string_view host);

 private:
  [[nodiscard]] bool is_extra(std::string_view host, const Peer& peer) const;

  std::vector<std::string> extra_;
};

}  // namespace knead::display
