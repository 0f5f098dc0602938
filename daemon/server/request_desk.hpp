// Takes requests to the cycle and brings each answer back to who asked. Every request is answered
// once: by the cycle, or here when it cannot be put to the cycle or the cycle keeps silent. A start
// first goes to who knows the person (care_house.hpp); whatever is asked meanwhile that lets go
// withdraws it, so that nothing moves after a stop. Thread: the server's.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "control/types/programme.hpp"
#include "daemon/care/care_house.hpp"
#include "daemon/server/connection.hpp"
#include "daemon/server/handover.hpp"

namespace knead::daemon {

class RequestDesk {
 public:
  using Tell = std::function<void(const ReasonEvent&)>;
  /// `unstated` is the condition of a person of whom nothing was said (CR-03). Without a house,
  /// which is where nobody sits, starts go to the cycle as they are.
  RequestDesk(boost::asio::io_context& io, Handover& handover, const ProgrammeList& programmes,
              Condition unstated, Duration answer_within, CareHouse* house, Tell tell);

  void ask(const std::shared_ptr<Connection>& client, const v1::Request& request, TimePoint now);
  /// kneadd's own request; its answer is dropped. False if the ring is full: the cycle is dead.
  [[nodiscard]] bool ask_for_kneadd(RequestKind kind, TimePoint now);
  /// Takes the answers that have come, without handing them out. What the cycle said before them
  /// (events, snapshot) can be read from now on, and is told first.
  void collect();
  /// Hands out what was collected, and REFUSAL_NO_ANSWER for requests that are overdue.
  void hand_out(TimePoint now);

 private:
  /// prescribing: a start at the house. at_cycle: the cycle has it. overdue: the same, and who
  /// asked waits no more; the house still hears what becomes of it.
  enum class Stage { prescribing, at_cycle, overdue };

  struct Open {
    std::weak_ptr<Connection> client;
    std::uint64_t asked_as = 0;  ///< the client's own id
    TimePoint asked{};
    RequestKind kind{};
    Stage stage = Stage::at_cycle;
  };

  /// What lowers is counted by kind: only as many of the same, which are on their way and do the
  /// same, can be in its way.
  [[nodiscard]] bool has_room(const Connection& client, RequestKind kind) const;
  void prescribe(const v1::Start& start, const Request& request);
  void prescribed(std::uint64_t id, const tl::expected<CareHouse::Start, v1::Answer>& result);
  void withdraw_starts();
  /// Answers what is open under this id, and closes it.
  void answer(std::uint64_t id, v1::ServerMessage& message);
  void refuse(std::uint64_t id, v1::Refusal why);
  /// Tells who asked that there is no answer. A session that the cycle begins all the same is
  /// somebody's: it is written down, and their next intake ends it.
  void give_up_waiting(std::uint64_t id, Open& open);

  boost::asio::io_context& io_;
  CareHouse* house_;
  Tell tell_;
  Handover& handover_;
  const ProgrammeList& programmes_;
  Condition unstated_;
  Duration answer_within_;
  std::uint64_t last_id_ = kOwnRequest;
  std::unordered_map<std::uint64_t, Open> open_;
  std::vector<Answer> collected_;
};

}  // namespace knead::daemon
