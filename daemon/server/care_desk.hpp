// Takes what clients ask about people (care.proto) to who knows them, and brings each answer back
// to who asked. Thread: the server's.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <utility>

#include "daemon/care/care_house.hpp"
#include "daemon/server/connection.hpp"

namespace knead::daemon {

class CareDesk {
 public:
  using EndSession = std::function<void()>;
  /// All outlive it; without a house everything is refused with CARE_REFUSAL_NO_HISTORY.
  CareDesk(boost::asio::io_context& io, CareHouse* house, EndSession end_session)
      : io_(io), house_(house), end_session_(std::move(end_session)) {}

  void ask(const std::shared_ptr<Connection>& client, const v1::CareRequest& request);

 private:
  boost::asio::io_context& io_;
  CareHouse* house_;
  EndSession end_session_;
};

}  // namespace knead::daemon
