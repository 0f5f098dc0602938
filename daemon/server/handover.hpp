// Everything that crosses between the cycle's thread and the server's thread, and nothing else
// does: the newest snapshot in a box, events, requests and answers in fixed rings. Neither side
// waits for the other, allocates or takes a syscall here.
#pragma once

#include <atomic>
#include <boost/lockfree/spsc_queue.hpp>
#include <cstddef>
#include <cstdint>

#include "control/types/request.hpp"
#include "control/types/snapshot.hpp"
#include "daemon/server/latest_value.hpp"

namespace knead::daemon {

/// A request with the time at which it was made: one that waited too long must not move a chair.
struct Asked {
  Request request{};
  TimePoint at{};
};

inline constexpr std::size_t kMaxClients = 16;
/// Of a client's care requests, of each kind of request that only lowers, and of all others.
inline constexpr std::size_t kMaxUnansweredPerClient = 4;
/// What has a count of its own at the cycle: stop, pause, both pains, discomfort, ease; the others.
inline constexpr std::size_t kCountedApart = 7;
/// Holds all that every client together may have open, and kneadd's own: so a stop always fits,
/// whatever other clients do.
inline constexpr std::size_t kRequestRing =
    (kCountedApart + 1) * kMaxClients * kMaxUnansweredPerClient;
/// One second of a cycle that fills its event list to the brim every 10 ms, about.
inline constexpr std::size_t kEventRing = 4096;

/// Requests of kneadd itself (the stop before it ends) carry this id; their answers are dropped.
inline constexpr std::uint64_t kOwnRequest = 0;

struct Handover {
  template <class T, std::size_t Capacity>
  using Ring = boost::lockfree::spsc_queue<T, boost::lockfree::capacity<Capacity>>;

  // cycle -> server
  LatestValue<Snapshot> snapshot;
  Ring<ReasonEvent, kEventRing> events;
  Ring<Answer, kRequestRing> answers;
  std::atomic<std::uint64_t> events_lost{0};  ///< did not fit into the ring
  std::atomic<std::uint64_t> cycles_held{0};  ///< cycles that ended with a heartbeat

  // server -> cycle
  Ring<Asked, kRequestRing> requests;
};

}  // namespace knead::daemon
