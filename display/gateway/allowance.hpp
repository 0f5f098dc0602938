// How much one address may ask, and how many connections there may be: a browser out of order, or
// somebody who means harm, cannot take the gateway from the chair's own screen, nor from other
// networks. Devices of one IPv6 /64 count as one and can keep each other out: an address of it
// costs nothing. Pure: time is an argument.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "control/types/time.hpp"

namespace knead::display {

/// So many at once, and so many a second after that.
class Allowance {
 public:
  Allowance(double burst, double per_second)
      : burst_(burst), per_second_(per_second), left_(burst) {}

  /// Takes one if there is one.
  [[nodiscard]] bool take(TimePoint now);
  /// As if nothing had ever been taken.
  [[nodiscard]] bool full(TimePoint now) const;

 private:
  [[nodiscard]] double left(TimePoint now) const;

  double burst_;
  double per_second_;
  double left_;
  TimePoint at_{};
};

struct DoorLimits {
  std::size_t connections = 160;
  /// Of these, so many are kept for this machine: the chair's own screen always gets in.
  std::size_t kept_for_loopback = 32;
  std::size_t per_address = 64;
  double request_burst = 120;  ///< a page has some 20 files; four browsers at one address
  double requests_per_second = 20;
};

/// Counts connections and requests of each address.
class Door {
 public:
  explicit Door(DoorLimits limits = {}) : limits_(limits) {}

  [[nodiscard]] bool enter(const std::string& address, bool loopback, TimePoint now);
  void leave(const std::string& address, TimePoint now);
  [[nodiscard]] bool may_request(const std::string& address, TimePoint now);
  [[nodiscard]] std::size_t inside() const { return inside_; }
  [[nodiscard]] std::size_t remembered() const { return visitors_.size(); }

 private:
  struct Visitor {
    std::size_t connections = 0;
    Allowance requests;
  };

  [[nodiscard]] Visitor& visitor(const std::string& address);
  void forget_the_quiet(TimePoint now);

  DoorLimits limits_;
  std::map<std::string, Visitor> visitors_;
  std::size_t inside_ = 0;
};

}  // namespace knead::display
