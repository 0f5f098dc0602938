// What is to be broken or mended in the simulated chair, on its way from the server's thread to the
// cycle's. Neither side waits for the other.
#pragma once

#include <boost/lockfree/spsc_queue.hpp>
#include <cstddef>
#include <cstdint>

#include "hal/sim/fault.hpp"

namespace knead::daemon {

struct FaultOrder {
  enum class What : std::uint8_t { inject, clear, clear_all };
  What what{};
  sim::Fault fault{};  ///< of inject and clear
};

/// A second of a technician who clicks as fast as knead-display lets them (assumed); the cycle
/// empties it every millisecond.
inline constexpr std::size_t kFaultOrders = 64;

using FaultOrders =
    boost::lockfree::spsc_queue<FaultOrder, boost::lockfree::capacity<kFaultOrders>>;

}  // namespace knead::daemon
