#include "display/gateway/allowance.hpp"

#include <algorithm>

namespace knead::display {

namespace {

/// Addresses remembered before the quiet ones are looked for.
constexpr std::size_t kRemembered = 256;

}  // namespace

double Allowance::left(TimePoint now) const {
  return std::min(burst_, left_ + per_second_ * seconds(now - at_));
}

bool Allowance::take(TimePoint now) {
  left_ = left(now);
  at_ = now;
  if (left_ < 1.0) {
    return false;
  }
  left_ -= 1.0;
  return true;
}

bool Allowance::full(TimePoint now) const { return left(now) >= burst_; }

Door::Visitor& Door::visitor(const std::string& address) {
  return visitors_
      .try_emplace(address,
                   Visitor{.connections = 0,
                           .requests = {limits_.request_burst, limits_.requests_per_second}})
      .first->second;
}

bool Door::enter(const std::string& address, bool loopback, TimePoint now) {
  const std::size_t room = limits_.connections - (loopback ? 0 : limits_.kept_for_loopback);
  forget_the_quiet(now);
  Visitor& who = visitor(address);
  if (inside_ >= room || who.connections >= limits_.per_address) {
    return false;
  }
  ++who.connections;
  ++inside_;
  return true;
}

void Door::leave(const std::string& address, TimePoint now) {
  --visitor(address).connections;
  --inside_;
  forget_the_quiet(now);
}

bool Door::may_request(const std::string& address, TimePoint now) {
  return visitor(address).requests.take(now);
}

void Door::forget_the_quiet(TimePoint now) {
  if (visitors_.size() > kRemembered) {
    std::erase_if(visitors_, [now](const auto& v) {
      return v.second.connections == 0 && v.second.requests.full(now);
    });
  }
}

}  // namespace knead::display
