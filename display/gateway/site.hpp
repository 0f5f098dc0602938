// What every connection shares. Thread: the gateway's.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <string>

#include "display/gateway/allowance.hpp"
#include "display/gateway/hosts.hpp"
#include "display/gateway/hub.hpp"
#include "display/gateway/keys.hpp"
#include "display/gateway/page_files.hpp"

namespace knead::display {

struct Site {
  const PageFiles& page;
  const Hosts& hosts;
  Keys& keys;
  Hub& hub;
  Door& door;
  boost::asio::ssl::context& tls;  ///< not used by connections without encryption
  std::string program_version;
};

}  // namespace knead::display
