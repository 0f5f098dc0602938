// Takes requests to the cycle and brings each answer back to who asked. Every request is answered
// once: by the cycle, or here when it cannot be put to the cycle or the cycle keeps silent. Thread:
// the server's.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "control/types/programme.hpp"
#include "daemon/server/connection.hpp"
#include "daemon/server/handover.hpp"

namespace knead::daemon {

class RequestDesk {
 public:
  /// `unstated` is the condition of a person of whom nothing was said (CR-03).
  RequestDesk(Handover& handover, const ProgrammeList& programmes, Condition unstated,
              Duration answer_within);

  void ask(const std::shared_ptr<Connection>& client, const v1::Request& request, TimePoint now);
  /// kneadd's own request; its answer is dropped. False if the ring is full: the cycle is dead.
  [[nodiscard]] bool ask_for_kneadd(RequestKind kind, TimePoint now);
  /// Takes the answers that have come, without handing them out. What the cycle said before them
  /// (events, snapshot) can be read from now on, and is told first.
  void collect();
  /// Hands out what was collected, and REFUSAL_NO_ANSWER for requests that are overdue.
  void hand_out(TimePoint now);

 private:
  struct Open {
    std::weak_ptr<Connection> client;
    std::uint64_t asked_as = 0;  ///< the client's own id
    TimePoint until{};
  };

  void answer(const Open& open, const v1::ServerMessage& message);

  Handover& handover_;
  const ProgrammeList& programmes_;
  Condition unstated_;
  Duration answer_within_;
  std::uint64_t last_id_ = kOwnRequest;
  std::unordered_map<std::uint64_t, Open> open_;
  std::vector<Answer> collected_;
};

}  // namespace knead::daemon
